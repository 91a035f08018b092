package dev.bourse.backend.access;

/** Which rate limit a route counts towards. */
public enum Budget {
    /** {@code ORDERS_PER_SECOND} */
    ORDERS,
    /** {@code MARKET_DATA_PER_SECOND} */
    MARKET_DATA,
    /** Never limited. */
    NONE
}
