package dev.bourse.realtime.account;

import dev.bourse.exchange.account.AccountEvent;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.realtime.stream.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Hands what the tail of the log reads to the streams that are as far as it is. Thread-safe. */
public final class AccountEvents {

    private static final long NOWHERE = Long.MAX_VALUE;

    private final Map<Long, Set<AccountStream>> live = new HashMap<>();
    private long position = NOWHERE;

    /** The tail reads on from there, without having read all that was before. */
    public synchronized void begin(long sequence) {
        position = sequence;
        live.values().forEach(streams -> streams.forEach(AccountStream::interrupted));
        live.clear();
    }

    /** The tail has read the next entry. */
    public synchronized void apply(EventEntry entry) {
        position = entry.lastSequence();
        if (live.isEmpty()) {
            return;
        }
        long sequence = entry.firstSequence();
        for (EngineEvent event : entry.events()) {
            for (AccountEvent it : AccountEvent.in(event)) {
                for (AccountStream stream : live.getOrDefault(it.accountId(), Set.of())) {
                    Frame frame = stream.cursor().take(it, sequence, entry.timeMs());
                    if (frame != null) {
                        stream.sink().live(frame);
                    }
                }
            }
            sequence++;
        }
    }

    /** True when the tail has an idea of where it is. */
    synchronized boolean isFollowing() {
        return position != NOWHERE;
    }

    /** Makes a stream live when it is as far as the tail; false when there are entries between them that it has to read itself. */
    synchronized boolean join(AccountStream stream) {
        if (stream.isClosed() || stream.cursor().position() < position) {
            return false;
        }
        live.computeIfAbsent(stream.cursor().accountId(), _ -> new HashSet<>()).add(stream);
        return true;
    }

    synchronized void leave(AccountStream stream) {
        long account = stream.cursor().accountId();
        Set<AccountStream> others = live.get(account);
        if (others != null && others.remove(stream) && others.isEmpty()) {
            live.remove(account);
        }
    }

    /** Streams that are live. */
    public synchronized int liveCount() {
        return live.values().stream().mapToInt(Set::size).sum();
    }
}
