package dev.bourse.simulator.connection;

/** Told right before a trade is written to a socket; for measuring how long it takes to arrive elsewhere in the same JVM. */
@FunctionalInterface
public interface TradeSendListener {

    /** Called on the writing thread of the connection; {@code nanoTime} is {@link System#nanoTime()}. Must not block. */
    void sending(long connection, String symbol, long tradeId, long nanoTime);
}
