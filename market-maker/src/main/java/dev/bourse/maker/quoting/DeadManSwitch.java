package dev.bourse.maker.quoting;

import dev.bourse.maker.api.ExchangeApi;
import dev.bourse.maker.api.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the exchange again and again to cancel all orders unless it is told so again in time: so they vanish when the maker dies, or when one of
 * its markets is stuck. Without it nothing is quoted.
 */
public final class DeadManSwitch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeadManSwitch.class);
    private static final String PATH = "countdownCancelAll";

    private final ExchangeApi api;
    private final Duration timeout;
    private final InstantSource clock;
    private final List<LongSupplier> alive = new CopyOnWriteArrayList<>();
    private volatile long armedUntilMs;
    private volatile String problem = "it has not been set yet.";
    private @Nullable Thread thread;

    public DeadManSwitch(ExchangeApi api, Duration timeout, InstantSource clock) {
        this.api = api;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Something without which the maker is as good as dead; it says when it was alive last. Before {@link #start}. */
    public void dependsOn(LongSupplier aliveAtMs) {
        alive.add(aliveAtMs);
    }

    public void start() {
        thread = Thread.ofVirtual().name("dead-man-switch").start(this::run);
    }

    /** True while the exchange would cancel what is left of a dead maker. */
    boolean isArmed() {
        return clock.millis() < armedUntilMs;
    }

    /** Why it is not armed, for people. */
    String problem() {
        return problem.isEmpty() ? "the exchange has not confirmed it in time." : problem;
    }

    /** Cancels all orders, in halted markets too, where nothing else can. */
    Outcome fire() throws InterruptedException {
        armedUntilMs = 0;
        return api.send("POST", PATH, Map.of("countdownTime", 1));
    }

    /** The maker ends in order, and its orders are gone already. */
    void disarm() throws InterruptedException {
        armedUntilMs = 0;
        var _ = api.send("POST", PATH, Map.of("countdownTime", 0));
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                long silent = longestSilenceMs();
                if (silent < timeout.toMillis()) {
                    beat();
                } else {
                    tell("a market has been stuck for " + silent + " ms");
                }
                Thread.sleep(isArmed() ? timeout.dividedBy(3) : Duration.ofMillis(250));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long longestSilenceMs() {
        long now = clock.millis();
        return alive.stream().mapToLong(it -> now - it.getAsLong()).max().orElse(0);
    }

    /** Says once that the maker is alive. */
    void beat() throws InterruptedException {
        long now = clock.millis();
        switch (api.send("POST", PATH, Map.of("countdownTime", timeout.toMillis()))) {
            case Outcome.Done _ -> {
                armedUntilMs = now + timeout.toMillis();
                tell("");
            }
            case Outcome.Refused it -> tell(it.message());
            case Outcome.Unknown(String why) -> tell(why);
        }
    }

    private void tell(String why) {
        if (!why.equals(problem)) {
            LOG.info("dead-man switch armed={} cause={}", why.isEmpty(), why);
        }
        problem = why;
    }
}
