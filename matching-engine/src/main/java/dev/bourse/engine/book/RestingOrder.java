package dev.bourse.engine.book;

import org.jspecify.annotations.Nullable;

/** An order in a level's queue. Reused when it has left the book. */
final class RestingOrder {

    long orderId;
    long tag;
    long accountId;

    /** All that is left, hidden quantity included. */
    long openLots;

    /** What others see of it and trade with before it goes to the back of the queue; equal to {@link #openLots} unless an iceberg. */
    long visibleLots;

    /** How much an iceberg shows at a time; 0 for an order that shows everything. */
    long displayLots;

    @Nullable
    PriceLevel level;

    /** Before it in the queue. */
    @Nullable
    RestingOrder ahead;

    /** After it in the queue; of an unused order the next unused one. */
    @Nullable
    RestingOrder behind;
}
