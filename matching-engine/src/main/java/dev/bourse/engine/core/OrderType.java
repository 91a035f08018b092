package dev.bourse.engine.core;

/** At which price an order trades. */
public enum OrderType {
    /** At its price or better. */
    LIMIT,
    /** At whatever price the book offers within the market's price band; what is left over is cancelled. */
    MARKET
}
