package dev.bourse.engine.simulation;

import dev.bourse.engine.runtime.Replies;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** A process's way back to those who asked. Some replies are lost on it; their senders never hear of that. */
final class UnreliableReplies implements Replies {

    private final Witness receiver;
    private final Life life;
    private final List<byte[]> waiting = new ArrayList<>();

    UnreliableReplies(Witness receiver, Life life) {
        this.receiver = receiver;
        this.life = life;
    }

    @Override
    public void send(long instance, DirectBuffer buffer, int offset, int length) {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        waiting.add(copy);
    }

    @Override
    public void clear() {
        waiting.clear();
    }

    @Override
    public void flush() {
        List<byte[]> replies = List.copyOf(waiting);
        waiting.clear();
        if (replies.isEmpty()) {
            return;
        }
        life.enter("send replies");
        for (byte[] it : replies) {
            Faults faults = life.faults();
            receiver.receive(it, faults.happens(faults.lostReplies));
            life.pause();
        }
        life.leave("send replies");
    }
}
