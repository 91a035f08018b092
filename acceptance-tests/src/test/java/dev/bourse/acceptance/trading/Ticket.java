package dev.bourse.acceptance.trading;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a trader wants, not placed yet. Immutable. */
record Ticket(Map<String, Object> fields) {

    /** At a price or better. */
    static Ticket limit() {
        return ofType("limit");
    }

    /** At any price, at once. */
    static Ticket market() {
        return ofType("market");
    }

    /** At any price, once the last price is as bad as {@link #triggeredAt}. */
    static Ticket stopLoss() {
        return ofType("stop_loss");
    }

    /** As {@link #stopLoss}, then a limit order. */
    static Ticket stopLossLimit() {
        return ofType("stop_loss_limit");
    }

    /** At any price, once the last price is as good as {@link #triggeredAt}. */
    static Ticket takeProfit() {
        return ofType("take_profit");
    }

    private static Ticket ofType(String type) {
        return new Ticket(Map.of("type", type));
    }

    Ticket buy(String quantity) {
        return with("side", "buy").with("quantity", quantity);
    }

    Ticket sell(String quantity) {
        return with("side", "sell").with("quantity", quantity);
    }

    /** For an amount of money, fee included. */
    Ticket buyFor(String amount) {
        return with("side", "buy").with("quoteQuantity", amount);
    }

    Ticket of(String market) {
        return with("market", market);
    }

    Ticket at(String price) {
        return with("price", price);
    }

    Ticket triggeredAt(String price) {
        return with("stopPrice", price);
    }

    /** An iceberg, which shows so much at a time. */
    Ticket showing(String quantity) {
        return with("displayQuantity", quantity);
    }

    Ticket postOnly() {
        return with("postOnly", true);
    }

    /** Immediate or cancel. */
    Ticket ioc() {
        return with("timeInForce", "ioc");
    }

    /** Fill or kill. */
    Ticket fok() {
        return with("timeInForce", "fok");
    }

    /** What becomes of a trade with oneself. */
    Ticket onSelfTrade(String prevention) {
        return with("selfTradePrevention", prevention);
    }

    /** Under a name that the trader has chosen. */
    Ticket named(String clientOrderId) {
        return with("clientOrderId", clientOrderId);
    }

    Ticket with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Ticket(more);
    }

    Map<String, Object> body(Floor floor) {
        return with("market", floor.name(inMarket())).fields;
    }

    /** The market's name on the floor. */
    String inMarket() {
        return String.valueOf(fields.get("market"));
    }
}
