package dev.bourse.engine.core;

/** What a market allows. */
public enum MarketStatus {
    /** Everything. */
    TRADING,
    /** Orders may be cancelled, and nothing else. */
    CANCEL_ONLY,
    /** Nothing. */
    HALTED
}
