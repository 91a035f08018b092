package dev.bourse.engine.core;

/** Why an order, or what was left of it, is no longer open without having traded. */
public enum CancelReason {
    /** Its owner asked for it. */
    REQUESTED,
    /** It could not trade at once and was not to rest. */
    NOT_FILLED_AT_ONCE,
    /** It was to trade wholly or not at all, and when it triggered it could not. */
    FILL_OR_KILL_NOT_FILLED,
    /** It was never to take, and when it triggered it would have. */
    POST_ONLY_WOULD_TAKE,
    /** It would have traded with an order of the same account. */
    SELF_TRADE_PREVENTED,
    /** What it was to spend, or all that the account has, does not buy another lot. */
    SPENT,
    /** It was good until now. */
    EXPIRED,
    /** Another took its place. */
    REPLACED,
    /** Its owner has not been heard of for too long. */
    DEAD_MAN_SWITCH,
    /** An operator cleared the market. */
    CLEARED,
    /** It would have moved the price too far too fast; the market is halted now. */
    CIRCUIT_BREAKER
}
