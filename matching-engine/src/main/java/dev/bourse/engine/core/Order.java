package dev.bourse.engine.core;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import org.jspecify.annotations.Nullable;

/** An accepted order. Reused when it is closed: a listener must not keep it. */
public final class Order {

    /** Its place in {@link Orders}, which is its tag in the book. */
    final int slot;

    private final ClientIds clientIds;

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
    long tradedLots;
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

    /** What it was to spend at most, in quote units, fee included; 0 for an order by quantity. */
    long spendUnits;

    /** When it is cancelled, in milliseconds of log time, or {@link Deadlines#NEVER}. */
    long expiresAtMs = Deadlines.NEVER;

    long acceptedAtMs;

    /** The use of its client id, see {@link ClientIds}. */
    int clientId = ClientIds.NONE;

    @Nullable
    AccountOrders account;

    @Nullable
    Order olderOfAccount;

    @Nullable
    Order newerOfAccount;

    Order(int slot, ClientIds clientIds) {
        this.slot = slot;
        this.clientIds = clientIds;
    }

    /** True for a buy whose cost is not known before it trades: it goes level by level, as far as the money lasts. */
    boolean spends() {
        return type == OrderType.MARKET && side == Side.BUY;
    }

    /** True for what pays from the available balance as it trades, with nothing set aside before. */
    boolean spendsAvailable() {
        return spends() && spendUnits == 0;
    }

    /** The highest fee rate that it can pay. */
    int mostFee() {
        return type == OrderType.MARKET ? takerFee : Math.max(makerFee, takerFee);
    }

    boolean canRest() {
        return timeInForce == TimeInForce.GOOD_TILL_CANCEL || timeInForce == TimeInForce.GOOD_TILL_DATE;
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

    /** How much of it has traded. What is neither that nor open was cancelled, by self-trade prevention while it is open. */
    public long tradedLots() {
        return tradedLots;
    }

    /** What is set aside for it in the ledger: quote units of a buy, base units of a sell. */
    public long locked() {
        return locked;
    }

    public SelfTradePrevention prevention() {
        return prevention;
    }

    /** How much of it is visible at a time; 0 for all. */
    public long displayLots() {
        return displayLots;
    }

    public boolean isPostOnly() {
        return postOnly;
    }

    /** What it is to spend at most, in quote units, fee included; 0 for an order by quantity. */
    public long spendUnits() {
        return spendUnits;
    }

    /** When it is cancelled, in milliseconds of log time; 0 for never. */
    public long expiresAtMs() {
        return expiresAtMs == Deadlines.NEVER ? 0 : expiresAtMs;
    }

    /** When it was accepted, in milliseconds of log time. */
    public long acceptedAtMs() {
        return acceptedAtMs;
    }

    /** In basis points. */
    public int makerFee() {
        return makerFee;
    }

    /** In basis points. */
    public int takerFee() {
        return takerFee;
    }

    /** See {@link Fee}. */
    public int feeCredit() {
        return feeCredit;
    }

    /** Copies the client's name for it. */
    public void copyClientId(ClientId target) {
        if (clientId == ClientIds.NONE) {
            target.clear();
        } else {
            clientIds.copyTo(clientId, target);
        }
    }
}
