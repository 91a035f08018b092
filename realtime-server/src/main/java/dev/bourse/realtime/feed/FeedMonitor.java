package dev.bourse.realtime.feed;

import dev.bourse.common.market.FeedStatus;
import dev.bourse.realtime.stream.FeedState;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Whether the feed is up. The poller says so each second; when it is not heard, be it that it is down or that Redis is, the feed
 * counts as down. Clients are told of each change at once, and else now and then. Thread-safe.
 */
public final class FeedMonitor {

    private final InstantSource clock;
    private final long silenceMs;
    private final long repeatMs;
    private final Consumer<Frame> out;
    private FeedState state;
    private long heardAtMs;
    private long toldAtMs;

    /**
     * A monitor that has heard nothing yet, and says so.
     *
     * @param silence how long the poller may be silent
     * @param repeat how often clients are told though nothing changed
     */
    public FeedMonitor(InstantSource clock, Duration silence, Duration repeat, Consumer<Frame> out) {
        this.clock = clock;
        this.silenceMs = silence.toMillis();
        this.repeatMs = repeat.toMillis();
        this.out = out;
        this.state = FeedState.unknown(clock.millis());
        tell();
    }

    public synchronized FeedState state() {
        return state;
    }

    /** The poller speaks. */
    synchronized void heard(FeedStatus status) {
        FeedState before = state;
        state = FeedState.of(status);
        heardAtMs = clock.millis();
        if (before.connected() != state.connected() || before.source() != state.source() || isTimeToTell()) {
            tell();
        }
    }

    /** Looks at the clock. */
    synchronized void tick() {
        long now = clock.millis();
        if (state.connected() && now - heardAtMs > silenceMs) {
            state = state.silent(now);
            tell();
        } else if (isTimeToTell()) {
            state = now - heardAtMs > silenceMs ? state.silent(now) : state;
            tell();
        }
    }

    private boolean isTimeToTell() {
        return clock.millis() - toldAtMs >= repeatMs;
    }

    private void tell() {
        toldAtMs = clock.millis();
        out.accept(Messages.feedStatus(state));
    }
}
