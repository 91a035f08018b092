package dev.bourse.backend.trading;

import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.trading.OrderStore.Stored;
import dev.bourse.backend.trading.Orders.Reference;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.exchange.account.OrderWords;
import dev.bourse.exchange.client.Query;
import dev.bourse.exchange.event.Answer;
import dev.bourse.exchange.event.Answer.Item;
import dev.bourse.exchange.event.Answer.Item.ClientIdUse;
import dev.bourse.exchange.event.Answer.Item.OpenOrder;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds orders. An answer is the last word: when it says that there is no such order, then no command that was given before can still make it,
 * because the engine has done all that stood in the log when it was asked.
 */
@Component
final class OrderLookup {

    private static final int PAGE = 1_000;

    private final Exchange exchange;
    private final OrderStore store;

    OrderLookup(Exchange exchange, OrderStore store) {
        this.exchange = exchange;
        this.store = store;
    }

    /**
     * An order of an account.
     *
     * @throws RefusedException when there is none, or when that is not known now
     */
    OrderView find(long accountId, Reference order) {
        Optional<Stored> stored = inDatabase(accountId, order);
        if (stored.isPresent() && stored.get().isClosed()) {
            return stored.get().order();
        }
        Answer answer = ask(accountId, order, 0);
        if (answer.items().isEmpty() && stored.isEmpty()) {
            answer = ask(accountId, order, exchange.fence());
        }
        for (Item item : answer.items()) {
            if (item instanceof OpenOrder it) {
                return view(it, exchange.markets());
            }
        }
        store.await(answer.sequence());
        return answer.items().stream()
                .filter(ClientIdUse.class::isInstance)
                .map(it -> store.find(accountId, ((ClientIdUse) it).orderId()))
                .findFirst()
                .orElseGet(() -> inDatabase(accountId, order))
                .map(Stored::order)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.UNKNOWN_ORDER, ErrorCode.UNKNOWN_ORDER.example(), order.details()));
    }

    /** All open orders of an account, oldest first. */
    List<OrderView> open(long accountId, @Nullable Market market) {
        int marketId = market == null ? -1 : market.id();
        List<OrderView> open = new ArrayList<>();
        Markets markets = exchange.markets();
        long after = 0;
        int read;
        do {
            read = 0;
            Answer answer = exchange.ask(new Query.OpenOrders(accountId, marketId, after, PAGE, 0));
            for (Item item : answer.items()) {
                if (item instanceof OpenOrder it) {
                    open.add(view(it, markets));
                    after = it.orderId();
                    read++;
                }
            }
        } while (read == PAGE);
        return open;
    }

    private Answer ask(long accountId, Reference order, long afterSequence) {
        return exchange.ask(new Query.OneOrder(accountId, order.orderId(), order.clientOrderId(), afterSequence));
    }

    private Optional<Stored> inDatabase(long accountId, Reference order) {
        return order.orderId() != 0
                ? store.find(accountId, order.orderId())
                : store.find(accountId, order.clientOrderId());
    }

    private static OrderView view(OpenOrder it, Markets markets) {
        Market market = markets.market(it.marketId());
        boolean byAmount = it.spend() != 0;
        String type = OrderWords.type(it.type(), it.trigger());
        return new OrderView(
                Long.toString(it.orderId()),
                it.clientOrderId(),
                market.symbol(),
                OrderWords.side(it.side()),
                type,
                type.endsWith("limit") ? market.priceText(it.price()) : null,
                it.triggerPrice() == 0 ? null : market.priceText(it.triggerPrice()),
                byAmount ? null : market.quantityText(it.lots()),
                byAmount ? market.quote().text(it.spend()) : null,
                it.displayLots() == 0 ? null : market.quantityText(it.displayLots()),
                OrderWords.timeInForce(it.timeInForce()),
                it.expiresAtMs() == 0 ? null : it.expiresAtMs(),
                it.postOnly(),
                market.quantityText(it.tradedLots()),
                null,
                market.quantityText(byAmount ? 0 : it.openLots()),
                it.tradedLots() == 0 ? "open" : "partially_filled",
                null,
                null,
                it.acceptedAtMs());
    }
}
