package dev.bourse.backend.trading;

import dev.bourse.backend.trading.OrderView.FillView;
import dev.bourse.common.engine.wire.CancelReason;
import dev.bourse.exchange.account.OrderWords;
import dev.bourse.exchange.client.Reply;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EngineEvent.Accepted;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.event.EngineEvent.Traded;
import dev.bourse.exchange.market.Market;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has become of an order by the end of the command that placed it. */
final class PlacedOrder {

    private final Market market;
    private final Accepted order;
    private final List<FillView> fills = new ArrayList<>();
    private long executedLots;
    private long executedQuote;
    private long openLots;
    private @Nullable CancelReason cancelReason;

    private PlacedOrder(Market market, Accepted order) {
        this.market = market;
        this.order = order;
        this.openLots = order.lots();
    }

    /** The order that was accepted under that name. */
    static OrderView view(Market market, long accountId, String clientOrderId, Reply reply) {
        PlacedOrder placed = null;
        for (EngineEvent event : reply.events()) {
            if (placed != null) {
                placed.apply(event);
            } else if (event instanceof Accepted it
                    && it.accountId() == accountId
                    && it.clientOrderId().equals(clientOrderId)) {
                placed = new PlacedOrder(market, it);
            }
        }
        if (placed == null) {
            throw new IllegalStateException("the reply to an order neither accepts nor refuses it");
        }
        return placed.view(reply.timeMs());
    }

    private void apply(EngineEvent event) {
        if (event instanceof Traded it && it.takerOrderId() == order.orderId()) {
            fill(it, it.takerFee(), it.takerOpenLots());
        } else if (event instanceof Traded it && it.makerOrderId() == order.orderId()) {
            fill(it, it.makerFee(), it.makerOpenLots());
        } else if (event instanceof Cancelled it && it.orderId() == order.orderId()) {
            openLots = it.openLots();
            cancelReason = openLots == 0 ? it.reason() : null; // a part alone may be cancelled, and the rest trade
        }
    }

    private void fill(Traded it, long fee, long open) {
        executedLots += it.lots();
        executedQuote += market.notional(it.price(), it.lots());
        openLots = open;
        fills.add(new FillView(
                Long.toString(it.tradeId()),
                market.priceText(it.price()),
                market.quantityText(it.lots()),
                market.quote().text(fee),
                market.quote().name()));
    }

    private OrderView view(long createdAtMs) {
        boolean byAmount = order.spend() != 0;
        boolean isLimit = OrderWords.type(order.type(), order.trigger()).endsWith("limit");
        return new OrderView(
                Long.toString(order.orderId()),
                order.clientOrderId(),
                market.symbol(),
                OrderWords.side(order.side()),
                OrderWords.type(order.type(), order.trigger()),
                isLimit ? market.priceText(order.price()) : null,
                order.triggerPrice() == 0 ? null : market.priceText(order.triggerPrice()),
                byAmount ? null : market.quantityText(order.lots()),
                byAmount ? market.quote().text(order.spend()) : null,
                order.displayLots() == 0 ? null : market.quantityText(order.displayLots()),
                OrderWords.timeInForce(order.timeInForce()),
                order.expiresAtMs() == 0 ? null : order.expiresAtMs(),
                order.postOnly(),
                market.quantityText(executedLots),
                market.quote().text(executedQuote),
                market.quantityText(byAmount ? 0 : openLots),
                status(),
                cancelReason == null || isSpent() ? null : cancelReason.name(),
                fills,
                createdAtMs);
    }

    /** An order by amount that has spent what it could is filled, although nobody knows of how much; one by quantity is not. */
    private boolean isSpent() {
        return order.spend() != 0 && cancelReason == CancelReason.SPENT && executedLots != 0;
    }

    private String status() {
        if (openLots != 0) {
            return executedLots == 0 ? "open" : "partially_filled";
        }
        if (cancelReason == null || isSpent()) {
            return "filled";
        }
        return cancelReason == CancelReason.EXPIRED ? "expired" : "cancelled";
    }
}
