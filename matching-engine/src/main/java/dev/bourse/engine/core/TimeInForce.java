package dev.bourse.engine.core;

/** What becomes of what an order can't trade at once. */
public enum TimeInForce {
    /** It rests until it is cancelled. */
    GOOD_TILL_CANCEL,
    /** It is cancelled. */
    IMMEDIATE_OR_CANCEL,
    /** The whole order is refused before anything trades. */
    FILL_OR_KILL,
    /** It rests until it is cancelled or its time has come. */
    GOOD_TILL_DATE
}
