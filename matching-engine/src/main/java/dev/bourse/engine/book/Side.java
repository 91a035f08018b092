package dev.bourse.engine.book;

/** Whether an order buys or sells the base asset. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
