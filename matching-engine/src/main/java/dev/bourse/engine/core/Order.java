package dev.bourse.engine.core;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import org.jspecify.annotations.Nullable;

/** An accepted order. Reused when it is closed: a listener must not keep it. */
public final class Order {

    /** Its place in {@link Orders}, which is its tag in the book. */
    final int slot;

    long orderId;
    long accountId;
    int marketId;
    Side side = Side.BUY;
    OrderType type = OrderType.LIMIT;
    TimeInForce timeInForce = TimeInForce.GOOD_TILL_CANCEL;
    SelfTradePrevention prevention = SelfTradePrevention.NONE;
    long priceTicks;
    long lots;
    long openLots;
    long displayLots;
    boolean postOnly;
    Trigger trigger = Trigger.NONE;
    long triggerTicks;
    int makerFee;
    int takerFee;

    /** See {@link Fee}. */
    int feeCredit;

    /** What is set aside for it: quote units of a buy, base units of a sell. */
    long locked;

    @Nullable
    Order olderOfAccount;

    @Nullable
    Order newerOfAccount;

    Order(int slot) {
        this.slot = slot;
    }

    /** True for what pays from the available balance as it trades, since its cost is not known before. */
    boolean spends() {
        return type == OrderType.MARKET && side == Side.BUY;
    }

    public long orderId() {
        return orderId;
    }

    public long accountId() {
        return accountId;
    }

    public int marketId() {
        return marketId;
    }

    public Side side() {
        return side;
    }

    public OrderType type() {
        return type;
    }

    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /** The worst price that it accepts, in ticks. */
    public long priceTicks() {
        return priceTicks;
    }

    public Trigger trigger() {
        return trigger;
    }

    /** The last price that it waits for, in ticks; 0 for an order without a trigger. */
    public long triggerTicks() {
        return triggerTicks;
    }

    /** How much it was placed for. */
    public long lots() {
        return lots;
    }

    /** How much of it is neither traded nor cancelled. */
    public long openLots() {
        return openLots;
    }

    /** What is set aside for it in the ledger: quote units of a buy, base units of a sell. */
    public long locked() {
        return locked;
    }
}
