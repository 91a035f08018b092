package dev.bourse.simulator.market;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Told by a {@link MarketSource} what happens, in order, on one thread. A call that blocks makes the source wait. */
public interface MarketListener {

    /**
     * A trade.
     *
     * @param recorded the payload exactly as it was received once, null when it is to be written now
     */
    void trade(SymbolMarket symbol, Trade trade, @Nullable String recorded) throws InterruptedException;

    /** The best bid or ask has changed; {@code recorded} as in {@link #trade}. */
    void bookTop(SymbolMarket symbol, BookTop top, @Nullable String recorded) throws InterruptedException;

    /** Any other recorded message of a stream such as {@code btcusdt@depth@100ms}. */
    void recorded(String stream, String payload) throws InterruptedException;

    /** The clock has moved; everything before it has been told. */
    void clock(long nowMs) throws InterruptedException;

    /** Nothing will follow. */
    void end() throws InterruptedException;

    /** Waits until somebody receives the trades of {@code symbol}; false when nobody did within {@code timeout}. */
    boolean awaitTradeSubscriber(String symbol, Duration timeout) throws InterruptedException;

    /** Waits until somebody receives the trades of any symbol; false when nobody did within {@code timeout}. */
    boolean awaitAnyTradeSubscriber(Duration timeout) throws InterruptedException;
}
