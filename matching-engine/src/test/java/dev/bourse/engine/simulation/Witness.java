package dev.bourse.engine.simulation;

import dev.bourse.common.engine.wire.AnswerDecoder;
import dev.bourse.common.engine.wire.EventsDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.log.LogPosition;
import dev.bourse.engine.journal.EventText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/** Sees all that leaves the engines, and holds it against the undisturbed run: as it comes, so that a trace ends where it went wrong. */
final class Witness {

    private final MemoryEventLog events;
    private final UndisturbedRun expected;
    private final Tally tally;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EventsDecoder head = new EventsDecoder();
    private final Set<UndisturbedRun.Part> replied = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<byte[]> answers = new ArrayList<>();
    private int seen;

    Witness(MemoryEventLog events, UndisturbedRun expected, Tally tally) {
        this.events = events;
        this.expected = expected;
        this.tally = tally;
    }

    /** Takes a reply or an answer; one that was lost on its way counts as sent. */
    void receive(byte[] message, boolean isLost) {
        expected.goOn();
        buffer.wrap(message);
        header.wrap(buffer, 0);
        if (header.templateId() == AnswerDecoder.TEMPLATE_ID) {
            receiveAnswer(message);
            tally.add(Tally.Count.ANSWERS);
        } else {
            receiveReply(message);
            tally.add(isLost ? Tally.Count.LOST_REPLIES : Tally.Count.REPLIES);
        }
    }

    /** The new entries of the event log are those that belong there. */
    void lookAtEvents() {
        expected.goOn();
        List<MemoryEventLog.Entry> all = events.all();
        for (; seen < all.size(); seen++) {
            MemoryEventLog.Entry entry = all.get(seen);
            if (seen >= expected.events().size()) {
                throw wrong("an event that nobody has asked for", entry.bytes(), new byte[0]);
            }
            MemoryEventLog.Entry wanted = expected.events().get(seen);
            if (entry.lastSequence() != wanted.lastSequence() || !Arrays.equals(entry.bytes(), wanted.bytes())) {
                throw wrong("the event log's entry " + seen + " is another", entry.bytes(), wanted.bytes());
            }
        }
    }

    /** The event log has lost entries, and gets them anew. */
    void forgetLostEvents() {
        seen = Math.min(seen, events.all().size());
    }

    /** Whether somebody was sent that reply. */
    boolean wasSent(UndisturbedRun.Part reply) {
        return replied.contains(reply);
    }

    List<byte[]> answers() {
        return answers;
    }

    private void receiveAnswer(byte[] message) {
        long sequence =
                new AnswerDecoder().wrapAndApplyHeader(buffer, 0, header).sequence();
        if (sequence > events.lastSequence()) {
            throw new AssertionError(
                    "an answer knows of event " + sequence + ", which is not in the log: " + EventText.lines(message));
        }
        answers.add(message);
    }

    private void receiveReply(byte[] message) {
        head.wrapAndApplyHeader(buffer, 0, header);
        LogPosition position = new LogPosition(head.positionMajor(), head.positionMinor());
        for (UndisturbedRun.Part it : expected.partsOf(position)) {
            if (Arrays.equals(it.bytes(), message)) {
                if (it.lastSequence() > events.lastSequence()) {
                    throw wrong("a reply before its events are in the log", message, it.bytes());
                }
                replied.add(it);
                return;
            }
        }
        throw wrong("a reply that is not what came of the command", message, new byte[0]);
    }

    private static AssertionError wrong(String what, byte[] is, byte[] should) {
        return new AssertionError(what + ": " + (is.length == 0 ? "" : EventText.lines(is))
                + (should.length == 0 ? "" : "\n instead of " + EventText.lines(should)));
    }
}
