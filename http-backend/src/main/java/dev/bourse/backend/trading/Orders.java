package dev.bourse.backend.trading;

import dev.bourse.backend.exchange.EngineRefusal;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.trading.OrderStore.NameUse;
import dev.bourse.backend.trading.OrderView.CancelView;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.engine.wire.RejectReason;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.exchange.client.Command;
import dev.bourse.exchange.client.Command.AmendOrder;
import dev.bourse.exchange.client.Command.CancelOrder;
import dev.bourse.exchange.client.Command.PlaceOrder;
import dev.bourse.exchange.client.ExchangeUnavailableException;
import dev.bourse.exchange.client.Reply;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.event.EngineEvent.Rejected;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Placing, cancelling and changing orders: a command, its reply, and what to say when there is none. */
@Component
final class Orders {

    private static final String CANCELLED = "cancelled";

    private final Exchange exchange;
    private final OrderStore store;
    private final OrderLookup lookup;
    private final InstantSource clock;

    Orders(Exchange exchange, OrderStore store, OrderLookup lookup, InstantSource clock) {
        this.exchange = exchange;
        this.store = store;
        this.lookup = lookup;
        this.clock = clock;
    }

    /** Which order is meant: by its id, or by its client's name when that is 0. */
    record Reference(long orderId, String clientOrderId) {

        static final Reference NONE = new Reference(0, "");

        Map<String, Object> details() {
            return orderId == 0 ? Map.of("clientOrderId", clientOrderId) : Map.of("orderId", Long.toString(orderId));
        }
    }

    /**
     * Places an order, perhaps in the place of an open one. The same name again gives the first order with that name, as it is by then.
     *
     * @throws RefusedException when it is refused, or when it is not known what has become of it
     */
    OrderView place(long accountId, OrderWish wish, Reference replaces) {
        String given = wish.clientOrderId();
        if (given == null) {
            String made = ClientOrderIds.fresh(clock.millis());
            return placed(accountId, wish, made, exchange.logTimeMs(), replaces);
        }
        OptionalLong dated = ClientOrderIds.unusedBeforeMs(given);
        if (dated.isPresent()) {
            return placed(accountId, wish, given, dated.getAsLong(), replaces);
        }
        return placedByDatabase(accountId, wish, given, replaces);
    }

    /** When the name alone does not say since when it can have been used, the database does. */
    private OrderView placedByDatabase(long accountId, OrderWish wish, String name, Reference replaces) {
        NameUse use = store.orderName(accountId, name);
        if (use.orderId() != null) {
            return first(accountId, wish, use.orderId(), name);
        }
        PlaceOrder command = command(accountId, wish, name, use.completeToMs(), replaces);
        Reply reply = send(command, name);
        Optional<Rejected> refusal = EngineRefusal.in(reply);
        return refusal.isEmpty()
                ? PlacedOrder.view(wish.market(), accountId, name, reply)
                : refused(accountId, wish, name, refusal.get());
    }

    private OrderView placed(long accountId, OrderWish wish, String name, long unusedBeforeMs, Reference replaces) {
        PlaceOrder command = command(accountId, wish, name, unusedBeforeMs, replaces);
        Reply reply = send(command, name);
        Optional<Rejected> refusal = EngineRefusal.in(reply);
        if (refusal.isEmpty()) {
            return PlacedOrder.view(wish.market(), accountId, name, reply);
        }
        boolean isForgotten = refusal.get().reason() == RejectReason.CLIENT_ORDER_ID_TOO_OLD;
        return isForgotten
                ? placedByDatabase(accountId, wish, name, replaces)
                : refused(accountId, wish, name, refusal.get());
    }

    private OrderView refused(long accountId, OrderWish wish, String name, Rejected refusal) {
        if (refusal.reason() == RejectReason.DUPLICATE_CLIENT_ORDER_ID) {
            return first(accountId, wish, refusal.given(), name);
        }
        if (refusal.reason() == RejectReason.UNKNOWN_ACCOUNT) {
            Asset pays = wish.side() == Side.BUY
                    ? wish.market().quote()
                    : wish.market().base();
            throw new RefusedException(
                    ErrorCode.INSUFFICIENT_BALANCE,
                    "Nothing was ever deposited to this account; deposit some " + pays.name() + " first.",
                    Map.of("asset", pays.name(), "available", pays.text(0)));
        }
        Asset pays =
                wish.side() == Side.BUY ? wish.market().quote() : wish.market().base();
        throw EngineRefusal.of(refusal, wish.market(), pays);
    }

    /** The order that has the name already: what the caller asked for then, or else a mistake. */
    private OrderView first(long accountId, OrderWish wish, long orderId, String name) {
        OrderView first = lookup.find(accountId, new Reference(orderId, name));
        boolean isSame = first.market().equals(wish.market().symbol())
                && first.side().equals(wish.side().name().toLowerCase(Locale.ROOT))
                && first.type().equals(wish.kind().name().toLowerCase(Locale.ROOT))
                && isSame(first.price(), wish.price())
                && isSame(first.quoteQuantity(), wish.quoteQuantity());
        if (!isSame) {
            throw new RefusedException(
                    ErrorCode.DUPLICATE_CLIENT_ORDER_ID,
                    "There is another order with the clientOrderId " + name + "; use another, or look that order up.",
                    Map.of("clientOrderId", name, "orderId", Long.toString(orderId)));
        }
        return first;
    }

    private static boolean isSame(@Nullable String first, @Nullable BigDecimal wanted) {
        if (first == null || wanted == null) {
            return first == null && wanted == null;
        }
        return new BigDecimal(first).compareTo(wanted) == 0;
    }

    private static PlaceOrder command(
            long accountId, OrderWish wish, String name, long unusedBeforeMs, Reference replaces) {
        return wish.command(accountId, name, unusedBeforeMs, replaces.orderId(), replaces.clientOrderId());
    }

    private Reply send(Command command, String name) {
        try {
            return exchange.send(command);
        } catch (ExchangeUnavailableException e) {
            if (!e.isMaybeDone()) {
                throw Exchange.unavailable();
            }
            throw new RefusedException(
                    ErrorCode.STATUS_UNKNOWN,
                    "It is not known yet whether the order was placed; look it up by its clientOrderId, or send it again with"
                            + " the same.",
                    Map.of("clientOrderId", name));
        }
    }

    /** Cancels an open order. */
    CancelView cancel(long accountId, Market market, Reference order) {
        Reply reply =
                exchange.sendOrRefuse(new CancelOrder(accountId, market.id(), order.orderId(), order.clientOrderId()));
        EngineRefusal.in(reply).ifPresent(refusal -> {
            throw notOpen(accountId, market, order, refusal, reply);
        });
        Cancelled cancelled = lastCancelled(accountId, reply);
        return new CancelView(
                Long.toString(cancelled.orderId()),
                market.quantityText(cancelled.tradedLots()),
                market.quantityText(cancelled.lots()),
                CANCELLED);
    }

    /** What expired at that moment comes before it. */
    private static Cancelled lastCancelled(long accountId, Reply reply) {
        return reply.events().reversed().stream()
                .filter(it -> it instanceof Cancelled cancelled && cancelled.accountId() == accountId)
                .map(Cancelled.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the reply to a cancel neither cancels nor refuses"));
    }

    /** Changes an open order; null leaves a value as it is. */
    OrderView amend(
            long accountId, Market market, Reference order, @Nullable BigDecimal price, @Nullable BigDecimal quantity) {
        OrderView before = lookup.find(accountId, order);
        String oldPrice = before.price();
        String oldQuantity = before.quantity();
        long newPrice = price != null
                ? MarketUnits.price(market, "price", price)
                : oldPrice == null ? 0 : market.commandPrice(new BigDecimal(oldPrice));
        long newQuantity = quantity != null
                ? MarketUnits.quantity(market, "quantity", quantity)
                : oldQuantity == null ? 0 : market.commandQuantity(new BigDecimal(oldQuantity));
        Reply reply = exchange.sendOrRefuse(
                new AmendOrder(accountId, market.id(), order.orderId(), order.clientOrderId(), newPrice, newQuantity));
        EngineRefusal.in(reply).ifPresent(refusal -> {
            Asset pays = before.side().equals("buy") ? market.quote() : market.base();
            throw refusal.reason() == RejectReason.UNKNOWN_ORDER
                    ? notOpen(accountId, market, order, refusal, reply)
                    : EngineRefusal.of(refusal, market, pays);
        });
        return lookup.find(accountId, new Reference(Long.parseLong(before.orderId()), ""));
    }

    /** Cancels all open orders of an account, in one market or in all; returns their ids. */
    List<String> cancelAll(long accountId, @Nullable Market market) {
        int marketId = market == null ? Command.CancelAll.ALL_MARKETS : market.id();
        Reply reply = exchange.sendOrRefuse(new Command.CancelAll(accountId, marketId));
        Optional<Rejected> refusal = EngineRefusal.in(reply);
        if (refusal.isPresent() && refusal.get().reason() == RejectReason.UNKNOWN_ACCOUNT) {
            return List.of();
        }
        refusal.ifPresent(it -> {
            throw EngineRefusal.of(it, market, null);
        });
        return reply.events().stream()
                .filter(it -> it instanceof Cancelled cancelled && cancelled.accountId() == accountId)
                .map(it -> Long.toString(((Cancelled) it).orderId()))
                .toList();
    }

    /** An order that can't be cancelled or changed because it is closed already, or is nobody's or another's. */
    private RefusedException notOpen(long accountId, Market market, Reference order, Rejected refusal, Reply reply) {
        boolean isAboutOrder = refusal.reason() == RejectReason.UNKNOWN_ORDER;
        if (!isAboutOrder && refusal.reason() != RejectReason.UNKNOWN_ACCOUNT) {
            return EngineRefusal.of(refusal, market, null);
        }
        store.await(reply.lastSequence());
        Optional<OrderStore.Stored> stored = order.orderId() != 0
                ? store.find(accountId, order.orderId())
                : store.find(accountId, order.clientOrderId());
        Map<String, Object> details = new LinkedHashMap<>(order.details());
        if (stored.isEmpty()) {
            return new RefusedException(ErrorCode.UNKNOWN_ORDER, ErrorCode.UNKNOWN_ORDER.example(), details);
        }
        OrderView view = stored.get().order();
        if (!Objects.equals(view.market(), market.symbol())) {
            details.put("market", view.market());
            return new RefusedException(
                    ErrorCode.UNKNOWN_ORDER, "You have this order in another market, " + view.market() + ".", details);
        }
        details.put("status", view.status());
        return new RefusedException(
                ErrorCode.ORDER_NOT_OPEN,
                "The order is " + view.status() + ", so nothing can be done with it.",
                details);
    }
}
