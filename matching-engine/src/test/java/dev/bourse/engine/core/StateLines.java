package dev.bourse.engine.core;

import dev.bourse.engine.book.Side;
import dev.bourse.engine.book.TriggerBook.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** All that an engine knows, a line a thing, written by {@link MatchingEngine} and {@link NaiveEngine} alike. */
final class StateLines {

    private StateLines() {}

    static List<String> of(MatchingEngine engine, int accounts) {
        List<String> lines = new ArrayList<>();
        lines.add("order " + engine.orders.lastOrderId + " at " + engine.nowMs + ", names since "
                + engine.clientIds.rememberedSinceMs());
        for (int id = 0; id < engine.marketCount(); id++) {
            Market market = engine.markets.get(id);
            lines.add(market.units.symbol() + " " + market.status + " " + market.rules + " last "
                    + market.lastPriceTicks() + " trades " + market.settlement.trades());
            for (Side side : Side.values()) {
                market.book.visitOrders(
                        side,
                        (order, tag, price, open, visible, display) ->
                                lines.add(side + " " + order + " " + visible + "/" + open + "@" + price));
            }
            for (Direction direction : Direction.values()) {
                market.triggers.visit(
                        direction,
                        (order, tag, price) -> lines.add("waiting " + order + " " + direction + " " + price));
            }
        }
        TreeMap<Long, String> orders = new TreeMap<>();
        engine.visitOrders(it -> orders.put(it.orderId(), line(engine, it)));
        lines.addAll(orders.values());
        for (long account = 0; account < accounts; account++) {
            for (int asset = 0; asset < engine.assets().size(); asset++) {
                lines.add(account + " has of " + asset + " "
                        + engine.ledger().available(account, asset) + " and "
                        + engine.ledger().locked(account, asset));
            }
        }
        TreeMap<Long, Long> switches = new TreeMap<>();
        engine.orders.visitSwitches(switches::put);
        lines.add("switches " + switches);
        return lines;
    }

    static List<String> of(NaiveEngine engine, int accounts) {
        List<String> lines = new ArrayList<>();
        lines.add("order " + engine.lastId + " at " + engine.nowMs + ", names since " + engine.names.rememberedSinceMs);
        for (NaiveMarket market : engine.markets) {
            lines.add(market.symbol + " " + market.status + " " + market.rules + " last " + market.lastPrice
                    + " trades " + market.trades);
            for (Side side : Side.values()) {
                market.book
                        .side(side)
                        .forEach(it ->
                                lines.add(side + " " + it.id + " " + it.visible + "/" + it.open + "@" + it.price));
            }
            market.inOrderOfTriggering()
                    .forEach(it -> lines.add("waiting " + it.id + " " + (market.waitsForRise(it) ? "RISE" : "FALL")
                            + " " + it.triggerPrice));
        }
        engine.orders.values().forEach(it -> lines.add(it.toString()));
        for (long account = 0; account < accounts; account++) {
            for (int asset = 0; asset < engine.assets.count(); asset++) {
                lines.add(account + " has of " + asset + " " + engine.balances.available(account, asset) + " and "
                        + engine.balances.locked(account, asset));
            }
        }
        lines.add("switches " + engine.switches);
        return lines;
    }

    private static String line(MatchingEngine engine, Order it) {
        ClientId name = new ClientId();
        it.copyClientId(name);
        long named = name.isEmpty() ? it.orderId() : engine.orderIdOf(it.accountId(), name);
        return it.orderId() + " of " + it.accountId() + " " + it.side() + " " + it.type() + " " + it.timeInForce()
                + " " + it.prevention() + " " + it.openLots() + "/" + it.lots() + "@" + it.priceTicks() + " traded "
                + it.tradedLots() + " shows " + it.displayLots() + " post-only " + it.isPostOnly() + " " + it.trigger()
                + " " + it.triggerTicks()
                + " spends " + it.spendUnits() + " until " + it.expiresAtMs() + " since " + it.acceptedAtMs()
                + " fees " + it.makerFee() + " " + it.takerFee() + " locked " + it.locked() + " named " + name
                + " of order " + named;
    }
}
