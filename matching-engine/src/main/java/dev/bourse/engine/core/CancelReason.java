package dev.bourse.engine.core;

/** Why an order, or what was left of it, is no longer open without having traded. */
public enum CancelReason {
    /** Its owner asked for it. */
    REQUESTED,
    /** It could not trade at once and was not to rest. */
    NOT_FILLED_AT_ONCE,
    /** It would have traded with an order of the same account. */
    SELF_TRADE_PREVENTED
}
