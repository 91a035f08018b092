package dev.bourse.exchange.client;

/** What the engine can be asked. An answer knows at least of the event {@code afterSequence}; 0 for any. */
public sealed interface Query {

    /** The best levels of a market's book, at most 5,000 a side: bids first, each side best first. */
    record Depth(int marketId, int levels, long afterSequence) implements Query {}

    /** An account's open orders, oldest first, at most 1,000; {@code marketId} is -1 for all markets. */
    record OpenOrders(long accountId, int marketId, long afterOrderId, int most, long afterSequence) implements Query {}

    /** One order of an account: by its id, or by its client id when that is 0. */
    record OneOrder(long accountId, long orderId, String clientOrderId, long afterSequence) implements Query {}

    /** What an account has. */
    record Balances(long accountId, long afterSequence) implements Query {}

    /** All assets and markets. */
    record AllMarkets(long afterSequence) implements Query {}
}
