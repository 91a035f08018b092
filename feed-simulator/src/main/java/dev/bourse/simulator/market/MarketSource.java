package dev.bourse.simulator.market;

import java.util.List;
import java.util.Optional;

/** Where the markets come from: a seeded random function, or recorded files. */
public interface MarketSource {

    /** All symbols, in the order in which they were configured or found. */
    List<SymbolMarket> symbols();

    default Optional<SymbolMarket> symbol(String name) {
        return symbols().stream()
                .filter(it -> it.market().symbol().equals(name))
                .findFirst();
    }

    /** The exchange's clock, Unix milliseconds. */
    long nowMs();

    /**
     * True when a kline is over as soon as the clock has passed its end; false when only the next trade tells, because messages
     * that were recorded later can belong to an earlier time.
     */
    boolean closesByClock();

    /** True when nobody may miss a trade because of being slow: the source then waits for its listener. */
    boolean waitsForConsumers();

    /** Tells {@code listener} everything that happens, on the calling thread, until that is interrupted or all is told. */
    void run(MarketListener listener) throws InterruptedException;

    /** What is happening, in a few words for people. */
    String progress();
}
