package dev.bourse.realtime.client;

import dev.bourse.realtime.account.AccountSink;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Refusal;
import dev.bourse.realtime.stream.Topic;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The way of an account's messages to the client: what it missed at its own pace, what happens with all else. */
final class AccountOutlet implements AccountSink {

    private final Shard shard;
    private final ClientAccount account;
    private final Topic.Account topic;
    private final int portion;

    /**
     * An outlet.
     *
     * @param portion messages that are handed over at once
     */
    AccountOutlet(Shard shard, ClientAccount account, Topic.Account topic, int portion) {
        this.shard = shard;
        this.account = account;
        this.topic = topic;
        this.portion = portion;
    }

    @Override
    public boolean deliver(List<Frame> frames) throws InterruptedException {
        boolean taken = true;
        for (int from = 0; taken && from < frames.size(); from += portion) {
            taken = deliverPortion(frames.subList(from, Math.min(from + portion, frames.size())));
        }
        return taken;
    }

    private boolean deliverPortion(List<Frame> frames) throws InterruptedException {
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        shard.later(() -> account.deliver(topic, frames, taken));
        try {
            return taken.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void live(Frame frame) {
        shard.publish(frame);
    }

    @Override
    public void ended(Refusal why) {
        shard.later(() -> account.ended(topic, why));
    }
}
