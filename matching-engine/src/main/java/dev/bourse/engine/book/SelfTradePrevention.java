package dev.bourse.engine.book;

/** What happens when an order would trade with a resting order of its own account; the taker's choice decides. */
public enum SelfTradePrevention {
    /** They trade: the two are told apart by nobody. */
    NONE,
    /** What is left of the taker is cancelled, the maker stays. */
    EXPIRE_TAKER,
    /** The maker is cancelled, the taker goes on. */
    EXPIRE_MAKER,
    /** Both are cancelled. */
    EXPIRE_BOTH,
    /** Both get smaller by the quantity that they would have traded; the smaller one is then gone. */
    DECREMENT
}
