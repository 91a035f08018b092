package dev.bourse.engine.core;

/** Why a command is refused. Each comes with two numbers, said here; 0 where there is none. */
public enum RejectReason {
    /** No market has that number: given, 0. */
    UNKNOWN_MARKET,
    /** A market with that symbol exists: its number, 0. */
    MARKET_EXISTS,
    /** The market's rules contradict one another: 0, 0. */
    INVALID_MARKET_RULES,
    /** A symbol or the name of an asset is empty or too long, base and quote are the same, or a scale is out of range: 0, 0. */
    INVALID_MARKET,
    /** Tick times lot is not a whole number of the quote asset's units: tick, lot. */
    TICK_TIMES_LOT_NOT_WHOLE,
    /** The asset exists with another scale: given, existing. */
    ASSET_SCALE_DIFFERS,
    /** No asset has that number: given, 0. */
    UNKNOWN_ASSET,
    /** No account has that number: given, 0. */
    UNKNOWN_ACCOUNT,
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
    /** An iceberg's visible quantity is a whole number of lots, from a hundredth of the order's to all of it: given, nearest valid. */
    INVALID_DISPLAY_QUANTITY,
    /** The order's properties exclude one another, such as post-only and immediate-or-cancel: 0, 0. */
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
    NO_LIQUIDITY,
    /** The account has as many open orders as it may: how many, the most. */
    TOO_MANY_OPEN_ORDERS,
    /** Milliseconds of log time: given, now. */
    EXPIRY_NOT_IN_FUTURE,
    /** The account has used it before: the order that has it, or 0 for a transfer; 0. */
    DUPLICATE_CLIENT_ORDER_ID,
    /** It has characters that are not allowed: 0, 0. */
    INVALID_CLIENT_ORDER_ID,
    /** It is not known to be unused since long enough, in milliseconds of log time: unused before, must be at least. */
    CLIENT_ORDER_ID_TOO_OLD,
    /** It carries a date that is still to come, in milliseconds of log time: unused before, now. */
    CLIENT_ORDER_ID_FROM_FUTURE,
    /** Milliseconds: given, the longest. */
    INVALID_TIMEOUT
}
