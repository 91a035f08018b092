package dev.bourse.exchange.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.exchange.event.EngineEvent.Accepted;
import dev.bourse.exchange.event.EngineEvent.Amended;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.event.EngineEvent.DeadManSwitchFired;
import dev.bourse.exchange.event.EngineEvent.Traded;
import dev.bourse.exchange.event.EngineEvent.Transferred;
import dev.bourse.exchange.event.EngineEvent.Triggered;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AccountEvent} as JSON has it: decimals as strings, ids as strings, {@code sequence} the account's own number of the event,
 * {@code T} its time in Unix milliseconds.
 */
public sealed interface AccountMessage {

    /** The account's own number of the event: from 1 on, without a gap. */
    long sequence();

    /**
     * Something happened to an order but a fill.
     *
     * @param status {@code new}, {@code amended}, {@code triggered}, {@code cancelled} or, when only a part was cancelled, {@code reduced}
     * @param executedQty how much has traded so far, when it was cancelled or reduced; left out of events of before that was told
     * @param reason why it was cancelled, such as {@code REQUESTED} or {@code EXPIRED}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderMessage(
            String e,
            long sequence,
            String market,
            String orderId,
            String status,
            @Nullable String clientOrderId,
            @Nullable String side,
            @Nullable String type,
            @Nullable String timeInForce,
            @Nullable String price,
            @Nullable String stopPrice,
            @Nullable String quantity,
            @Nullable String quoteQuantity,
            @Nullable String executedQty,
            @Nullable String remainingQty,
            @Nullable String cancelledQty,
            @Nullable String reason,
            @JsonProperty("T") long timeMs)
            implements AccountMessage {}

    /** One of the account's orders has traded. */
    record FillMessage(
            String e,
            long sequence,
            String market,
            String orderId,
            String tradeId,
            String side,
            String price,
            String qty,
            String fee,
            String feeAsset,
            boolean maker,
            String remainingQty,
            @JsonProperty("T") long timeMs)
            implements AccountMessage {}

    /** A balance is now that. */
    record BalanceMessage(
            String e,
            long sequence,
            String asset,
            String available,
            String locked,
            @JsonProperty("T") long timeMs) implements AccountMessage {}

    /** Something came from outside, or went there: then the amount is negative. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TransferMessage(
            String e,
            long sequence,
            String asset,
            String amount,
            @Nullable String transferId,
            @JsonProperty("T") long timeMs)
            implements AccountMessage {}

    /** The account was silent for longer than it had said, so all its orders are cancelled. */
    record SilenceMessage(
            String e, long sequence, @JsonProperty("T") long timeMs) implements AccountMessage {}

    /**
     * An account's event in words.
     *
     * @param sequence the account's own number of it
     * @param timeMs when it happened
     */
    static AccountMessage of(AccountEvent it, long sequence, long timeMs, Markets markets) {
        return switch (it.event()) {
            case Accepted order -> accepted(order, markets.market(order.marketId()), sequence, timeMs);
            case Amended order -> amended(order, markets.market(order.marketId()), sequence, timeMs);
            case Triggered order -> triggered(order, markets.market(order.marketId()), sequence, timeMs);
            case Cancelled order -> cancelled(order, markets.market(order.marketId()), sequence, timeMs);
            case Traded trade -> fill(trade, it.isMaker(), markets.market(trade.marketId()), sequence, timeMs);
            case BalanceChanged balance -> balance(balance, markets.asset(balance.asset()), sequence, timeMs);
            case Transferred transfer -> transfer(transfer, markets.asset(transfer.asset()), sequence, timeMs);
            case DeadManSwitchFired _ -> new SilenceMessage("silence", sequence, timeMs);
            default -> throw new IllegalArgumentException("no event of an account: " + it.event());
        };
    }

    private static AccountMessage accepted(Accepted it, Market market, long sequence, long timeMs) {
        boolean byAmount = it.spend() != 0;
        return new OrderMessage(
                "order",
                sequence,
                market.symbol(),
                Long.toString(it.orderId()),
                "new",
                it.clientOrderId().isEmpty() ? null : it.clientOrderId(),
                OrderWords.side(it.side()),
                OrderWords.type(it.type(), it.trigger()),
                OrderWords.timeInForce(it.timeInForce()),
                it.price() == 0 || OrderWords.isMarket(it.type()) ? null : market.priceText(it.price()),
                it.triggerPrice() == 0 ? null : market.priceText(it.triggerPrice()),
                byAmount ? null : market.quantityText(it.lots()),
                byAmount ? market.quote().text(it.spend()) : null,
                null,
                byAmount ? null : market.quantityText(it.lots()),
                null,
                null,
                timeMs);
    }

    private static AccountMessage amended(Amended it, Market market, long sequence, long timeMs) {
        return order(
                market,
                it.orderId(),
                "amended",
                market.priceText(it.price()),
                market.quantityText(it.lots()),
                null,
                market.quantityText(it.openLots()),
                null,
                null,
                sequence,
                timeMs);
    }

    private static AccountMessage triggered(Triggered it, Market market, long sequence, long timeMs) {
        return order(market, it.orderId(), "triggered", null, null, null, null, null, null, sequence, timeMs);
    }

    private static AccountMessage cancelled(Cancelled it, Market market, long sequence, long timeMs) {
        return order(
                market,
                it.orderId(),
                it.openLots() == 0 ? "cancelled" : "reduced",
                null,
                null,
                it.tradedLots() == Cancelled.NOT_TOLD ? null : market.quantityText(it.tradedLots()),
                market.quantityText(it.openLots()),
                market.quantityText(it.lots()),
                it.reason().name(),
                sequence,
                timeMs);
    }

    private static AccountMessage order(
            Market market,
            long orderId,
            String status,
            @Nullable String price,
            @Nullable String quantity,
            @Nullable String executed,
            @Nullable String remaining,
            @Nullable String cancelled,
            @Nullable String reason,
            long sequence,
            long timeMs) {
        return new OrderMessage(
                "order",
                sequence,
                market.symbol(),
                Long.toString(orderId),
                status,
                null,
                null,
                null,
                null,
                price,
                null,
                quantity,
                null,
                executed,
                remaining,
                cancelled,
                reason,
                timeMs);
    }

    private static AccountMessage fill(Traded it, boolean isMaker, Market market, long sequence, long timeMs) {
        boolean isBuyer = (it.takerSide() == Side.BUY) != isMaker;
        return new FillMessage(
                "fill",
                sequence,
                market.symbol(),
                Long.toString(isMaker ? it.makerOrderId() : it.takerOrderId()),
                Long.toString(it.tradeId()),
                OrderWords.side(isBuyer ? Side.BUY : Side.SELL),
                market.priceText(it.price()),
                market.quantityText(it.lots()),
                market.quote().text(isMaker ? it.makerFee() : it.takerFee()),
                market.quote().name(),
                isMaker,
                market.quantityText(isMaker ? it.makerOpenLots() : it.takerOpenLots()),
                timeMs);
    }

    private static AccountMessage balance(BalanceChanged it, Asset asset, long sequence, long timeMs) {
        return new BalanceMessage(
                "balance", sequence, asset.name(), asset.text(it.available()), asset.text(it.locked()), timeMs);
    }

    private static AccountMessage transfer(Transferred it, Asset asset, long sequence, long timeMs) {
        return new TransferMessage(
                "transfer",
                sequence,
                asset.name(),
                asset.text(it.units()),
                it.transferId().isEmpty() ? null : it.transferId(),
                timeMs);
    }
}
