package dev.bourse.uploader.exchange;

import dev.bourse.common.engine.wire.CancelReason;
import dev.bourse.exchange.account.OrderWords;
import dev.bourse.exchange.event.EngineEvent.Accepted;
import dev.bourse.exchange.market.Market;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order as the table {@code orders} has it. */
final class OrderRow {

    static final String OPEN = "open";
    static final String PARTIALLY_FILLED = "partially_filled";
    static final String FILLED = "filled";
    static final String CANCELLED = "cancelled";
    static final String EXPIRED = "expired";

    final long orderId;
    final long accountId;
    final int marketId;

    /** What never changes of it; null when that is in the table already. */
    final @Nullable Terms terms;

    @Nullable
    BigDecimal price;

    /** Null for an order by amount. */
    @Nullable
    BigDecimal quantity;

    /** Null for an order by amount. */
    @Nullable
    BigDecimal remaining;

    BigDecimal executed;
    BigDecimal executedQuote;
    BigDecimal fees;
    String status;

    @Nullable
    String cancelReason;

    boolean triggered;
    long updatedAtMs;

    /** 0 while it is open. */
    long closedAtMs;

    /** What is agreed when an order is accepted. */
    record Terms(
            String clientOrderId,
            String side,
            String type,
            String timeInForce,
            String prevention,
            boolean postOnly,
            @Nullable BigDecimal stopPrice,
            @Nullable BigDecimal quoteQuantity,
            @Nullable BigDecimal displayQuantity,
            long expiresAtMs,
            long createdAtMs) {}

    /** One that was accepted just now. */
    OrderRow(Accepted it, Market market, long timeMs) {
        boolean byAmount = it.spend() != 0;
        orderId = it.orderId();
        accountId = it.accountId();
        marketId = it.marketId();
        terms = new Terms(
                it.clientOrderId(),
                OrderWords.side(it.side()),
                OrderWords.type(it.type(), it.trigger()),
                OrderWords.timeInForce(it.timeInForce()),
                OrderWords.prevention(it.prevention()),
                it.postOnly(),
                it.triggerPrice() == 0 ? null : market.price(it.triggerPrice()),
                byAmount ? market.quote().amount(it.spend()) : null,
                it.displayLots() == 0 ? null : market.quantity(it.displayLots()),
                it.expiresAtMs(),
                timeMs);
        price = OrderWords.isMarket(it.type()) ? null : market.price(it.price());
        quantity = byAmount ? null : market.quantity(it.lots());
        remaining = quantity;
        executed = market.quantity(0);
        executedQuote = market.quote().amount(0);
        fees = executedQuote;
        status = OPEN;
        updatedAtMs = timeMs;
    }

    /** One that is in the table. */
    OrderRow(
            long orderId,
            long accountId,
            int marketId,
            @Nullable BigDecimal price,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal remaining,
            BigDecimal executed,
            BigDecimal executedQuote,
            BigDecimal fees,
            String status,
            boolean triggered) {
        this.orderId = orderId;
        this.accountId = accountId;
        this.marketId = marketId;
        this.terms = null;
        this.price = price;
        this.quantity = quantity;
        this.remaining = remaining;
        this.executed = executed;
        this.executedQuote = executedQuote;
        this.fees = fees;
        this.status = status;
        this.triggered = triggered;
    }

    /** It has another price or quantity, of which {@code open} is left; what it has none of it gets none of. */
    void amend(BigDecimal newPrice, BigDecimal newQuantity, BigDecimal open, long timeMs) {
        price = price == null ? null : newPrice;
        remaining = isByAmount() ? null : open;
        quantity = isByAmount() ? null : newQuantity;
        updatedAtMs = timeMs;
    }

    void trigger(long timeMs) {
        triggered = true;
        updatedAtMs = timeMs;
    }

    /** A part of it has traded, and {@code open} is left. */
    void fill(BigDecimal traded, BigDecimal quote, BigDecimal fee, BigDecimal open, long timeMs) {
        executed = executed.add(traded);
        executedQuote = executedQuote.add(quote);
        fees = fees.add(fee);
        remaining = isByAmount() ? null : open;
        status = PARTIALLY_FILLED;
        updatedAtMs = timeMs;
        if (open.signum() == 0) {
            close(FILLED, open, timeMs);
        }
    }

    /** A part of it was cancelled, and {@code open} is left. */
    void cancel(CancelReason reason, BigDecimal open, long timeMs) {
        remaining = isByAmount() ? null : open;
        updatedAtMs = timeMs;
        if (open.signum() != 0) {
            return;
        }
        boolean isSpent = isByAmount() && reason == CancelReason.SPENT && executed.signum() != 0;
        if (isSpent) {
            close(FILLED, open, timeMs);
        } else {
            close(reason == CancelReason.EXPIRED ? EXPIRED : CANCELLED, open, timeMs);
            cancelReason = reason.name();
        }
    }

    boolean isOpen() {
        return closedAtMs == 0;
    }

    /** What it is, as long as it was accepted just now. */
    Terms newTerms() {
        return Objects.requireNonNull(terms);
    }

    private boolean isByAmount() {
        return quantity == null;
    }

    private void close(String how, BigDecimal nothing, long timeMs) {
        status = how;
        closedAtMs = timeMs;
        remaining = isByAmount() ? null : nothing;
    }
}
