package dev.bourse.engine.core;

/** Why a command is refused. Each comes with two numbers, said here; 0 where there is none. */
public enum RejectReason {
    /** No market has that number: given, 0. */
    UNKNOWN_MARKET,
    /** The market's rules contradict one another: 0, 0. */
    INVALID_MARKET,
    /** Neither trading nor cancelling: 0, 0. */
    MARKET_HALTED,
    /** Only cancelling is allowed: 0, 0. */
    MARKET_CANCEL_ONLY,
    /** The account has no such open order: given, 0. */
    UNKNOWN_ORDER,
    /** Amounts, prices and quantities are above 0: given, 0. */
    NOT_POSITIVE,
    /** Units of the quote asset for one whole base asset: given, nearest valid. */
    PRICE_NOT_ON_TICK,
    /** Ticks: given, nearest valid. */
    PRICE_OUT_OF_BAND,
    /** Units of the base asset: given, nearest valid. */
    QUANTITY_NOT_ON_LOT,
    /** Lots: given, smallest. */
    QUANTITY_TOO_SMALL,
    /** Lots: given, greatest. */
    QUANTITY_TOO_LARGE,
    /** Units of the quote asset: given, smallest. */
    MIN_NOTIONAL,
    /** Price times quantity does not fit into 63 bits: 0, 0. */
    NOTIONAL_TOO_LARGE,
    /** An iceberg's visible quantity is a whole number of lots, above 0 and not above the order's: given, nearest valid. */
    INVALID_DISPLAY_QUANTITY,
    /** Only a good-till-cancel limit order can rest: 0, 0. */
    CONTRADICTORY_ORDER,
    /** Units: required, available. */
    INSUFFICIENT_BALANCE,
    /** There would be more of the asset than fits into 63 bits: units given, units that still fit. */
    SUPPLY_TOO_LARGE,
    /** Ticks: given, best price of the other side. */
    POST_ONLY_WOULD_TAKE,
    /** Lots: given, 0. */
    FILL_OR_KILL_NOT_FILLED,
    /** Nothing to trade with: 0, 0. */
    NO_LIQUIDITY
}
