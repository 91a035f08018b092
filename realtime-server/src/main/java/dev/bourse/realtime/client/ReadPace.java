package dev.bourse.realtime.client;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;

/**
 * When a client is read: not while it does not take what is written or a request of it is under way, and not beyond its share of
 * requests each second. What is
 * not read waits in its own socket, so that a flood holds up only who sent it. Event loop only.
 */
final class ReadPace {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Channel channel;
    private final int perSecond;
    private long secondStartedNanos = System.nanoTime();
    private int inSecond;
    private boolean writable = true;
    private boolean exhausted;
    private boolean draining;
    private boolean held;

    ReadPace(Channel channel, int perSecond) {
        this.channel = channel;
        this.perSecond = perSecond;
    }

    /** One more message came. */
    void count() {
        long now = System.nanoTime();
        if (now - secondStartedNanos >= SECOND) {
            secondStartedNanos = now;
            inSecond = 0;
        }
        inSecond++;
        if (inSecond >= perSecond && !exhausted) {
            exhausted = true;
            long restNanos = SECOND - (now - secondStartedNanos);
            var _ = channel.eventLoop().schedule(this::nextSecond, restNanos, TimeUnit.NANOSECONDS);
            apply();
        }
    }

    /** True while the client has used up its second. */
    boolean paused() {
        return exhausted;
    }

    private void nextSecond() {
        exhausted = false;
        inSecond = 0;
        secondStartedNanos = System.nanoTime();
        apply();
    }

    void writable(boolean isWritable) {
        writable = isWritable;
        apply();
    }

    /** Whether a request is under way, so that the next one has to wait. */
    void hold(boolean isHeld) {
        held = isHeld;
        apply();
    }

    /** True while a request is under way. */
    boolean isHeld() {
        return held;
    }

    /** From now on all is read, to be dropped, so that the other side's close is seen. */
    void drain() {
        draining = true;
        apply();
    }

    private void apply() {
        if (channel.isOpen()) {
            channel.config().setAutoRead(draining || (writable && !exhausted && !held));
        }
    }
}
