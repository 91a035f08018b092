package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.EventsDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.log.LogPosition;
import dev.bourse.exchange.event.EventDigest;
import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The events of some commands, in parts that become one entry of the event log each: a command's events are one part, or several when there
 * are very many. Used again and again; not for more than one thread.
 */
public final class EventBatch {

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 16);
    private final EventDigest chain = new EventDigest();
    private int[] offsets = new int[1024];
    private long[] lastSequences = new long[1024];
    private long[] repliesTo = new long[1024];
    private long[] digests = new long[1024];
    private boolean[] haveEvents = new boolean[1024];
    private int parts;
    private int trades;
    private int end;
    private long digest;

    /** How many parts there are. */
    public int parts() {
        return parts;
    }

    /** All parts, one behind the other. */
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    /** Where a part begins. */
    public int offset(int part) {
        return offsets[part];
    }

    /** How many bytes a part has. */
    public int length(int part) {
        return (part + 1 < parts ? offsets[part + 1] : end) - offsets[part];
    }

    /** The sequence of a part's last event. */
    public long lastSequence(int part) {
        return lastSequences[part];
    }

    /** True for a part that has events; one that has none is only a reply. */
    public boolean hasEvents(int part) {
        return haveEvents[part];
    }

    /** A digest of all events up to the end of a part. */
    public long digestAfter(int part) {
        return digests[part];
    }

    /** Whom a part is sent to as a reply, or 0. */
    public long replyTo(int part) {
        return repliesTo[part];
    }

    /** How many bytes there are in all. */
    public int size() {
        return end;
    }

    /** How many trades are among its events. */
    public int trades() {
        return trades;
    }

    /** A digest of all events that were ever added: two engines that agree on it have said the same. */
    public long digest() {
        return digest;
    }

    /** Empties it. */
    public void clear() {
        parts = 0;
        trades = 0;
        end = 0;
    }

    /** Where an entry of the event log ends. */
    public static Tail tail(byte[] entry) {
        UnsafeBuffer bytes = new UnsafeBuffer(entry);
        EventsDecoder events = new EventsDecoder().wrapAndApplyHeader(bytes, 0, new MessageHeaderDecoder());
        long digest = new EventDigest().after(events.digestBefore(), entry, 0, entry.length);
        return new Tail(events.firstSequence() + events.count() - 1, digest);
    }

    /** Where the command stands that an entry of the event log came of. */
    public static LogPosition command(byte[] entry) {
        EventsDecoder events =
                new EventsDecoder().wrapAndApplyHeader(new UnsafeBuffer(entry), 0, new MessageHeaderDecoder());
        return new LogPosition(events.positionMajor(), events.positionMinor());
    }

    /** The end of an entry: its last event's sequence, and the digest of all events up to there. */
    public record Tail(long sequence, long digest) {}

    void restoreDigest(long value) {
        digest = value;
    }

    void addTrade() {
        trades++;
    }

    void add(int length, long lastSequence, long replyTo, boolean hasEvents) {
        if (parts == offsets.length) {
            offsets = Arrays.copyOf(offsets, parts * 2);
            lastSequences = Arrays.copyOf(lastSequences, parts * 2);
            repliesTo = Arrays.copyOf(repliesTo, parts * 2);
            digests = Arrays.copyOf(digests, parts * 2);
            haveEvents = Arrays.copyOf(haveEvents, parts * 2);
        }
        offsets[parts] = end;
        lastSequences[parts] = lastSequence;
        repliesTo[parts] = replyTo;
        haveEvents[parts] = hasEvents;
        if (hasEvents) {
            digest = chain.after(digest, buffer.byteArray(), end, length);
        }
        digests[parts] = digest;
        parts++;
        end += length;
    }
}
