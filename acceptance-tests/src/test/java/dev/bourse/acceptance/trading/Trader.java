package dev.bourse.acceptance.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Somebody with an account. What only the database knows is waited for; all else is so at once. */
final class Trader {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Floor floor;
    private final String name;
    private final Session session;

    Trader(Floor floor, String name, Session session) {
        this.floor = floor;
        this.name = name;
        this.session = session;
    }

    /** Once they have so much more, each as {@code "1000 INR"}. */
    Trader with(String... amounts) {
        for (String amount : amounts) {
            floor.deposits(session.accountId(), amount);
        }
        return this;
    }

    Order places(Ticket ticket) {
        JsonNode reply = session.send("POST", "order", ticket.body(floor)).taken();
        return new Order(this, ticket.inMarket(), reply);
    }

    /** What would happen to an order. */
    JsonNode tests(Ticket ticket) {
        return session.send("POST", "order/test", ticket.body(floor)).taken();
    }

    /** Returns what is said of it. */
    JsonNode cancels(Order order) {
        return session.send("DELETE", "order", order.reference(floor)).taken();
    }

    void cancelsAll(String market) {
        session.delete("openOrders?market=" + floor.name(market)).taken();
    }

    Order amends(Order order, Change change) {
        Map<String, Object> body = order.reference(floor);
        body.putAll(change.fields());
        return new Order(
                this, order.market(), session.send("PUT", "order", body).taken());
    }

    /** Places an order in the place of an open one. */
    Order replaces(Order order, Ticket ticket) {
        Map<String, Object> body = new HashMap<>(ticket.body(floor));
        body.put("replacesOrderId", order.id());
        JsonNode reply = session.send("POST", "order/cancelReplace", body).taken();
        return new Order(this, ticket.inMarket(), reply);
    }

    /** Says that what follows is not done. */
    Refusal isRefused(String code) {
        return new Refusal(this, code);
    }

    /** Says what they have: {@code "995.98 INR available"} or {@code "4 TATA locked"}. */
    Trader has(String statement) {
        String[] words = statement.split(" ", 3);
        assertThat(balance(words[1], words[2]))
                .as("%s has %s %s", name, words[1], words[2])
                .isEqualByComparingTo(words[0]);
        return this;
    }

    Trader and(String statement) {
        return has(statement);
    }

    /**
     * How much there is of an asset.
     *
     * @param part {@code available} or {@code locked}
     */
    BigDecimal balance(String asset, String part) {
        for (JsonNode it : session.get("balances").taken().path("balances")) {
            if (it.path("asset").asString().equals(floor.name(asset))) {
                return new BigDecimal(it.path(part).asString());
            }
        }
        return BigDecimal.ZERO;
    }

    /** What they have of some assets, each as {@code "available locked"}. */
    List<String> balances(String... assets) {
        Map<String, String> balances = new HashMap<>();
        for (JsonNode it : session.get("balances").taken().path("balances")) {
            balances.put(
                    floor.alias(it.path("asset").asString()),
                    ExpectedBook.plain(it.path("available").asString()) + " "
                            + ExpectedBook.plain(it.path("locked").asString()));
        }
        return Arrays.stream(assets).map(it -> balances.getOrDefault(it, "0 0")).toList();
    }

    /** Says that this is all of a book. Answers are shared for some milliseconds, so that it may take a moment. */
    void sees(ExpectedBook expected) {
        String path = "depth?symbol=" + floor.name(expected.market());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ExpectedBook.of(
                                expected.market(), session.get(path).taken()))
                        .as("what %s sees", name)
                        .isEqualTo(expected));
    }

    /** Says that these are all trades they ever had, oldest first, each as {@code "buys 4 TATA_INR at 100.5"}. */
    void hasTraded(String... trades) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(trades()).as("trades of %s", name).containsExactly(trades));
    }

    private List<String> trades() {
        List<String> trades = new ArrayList<>();
        for (JsonNode it : session.get("fills").taken()) {
            trades.add("%ss %s %s at %s"
                    .formatted(
                            it.path("side").asString(),
                            ExpectedBook.plain(it.path("qty").asString()),
                            floor.alias(it.path("market").asString()),
                            ExpectedBook.plain(it.path("price").asString())));
        }
        return trades.reversed();
    }

    /** The orders that they have open in a market, oldest first. */
    List<String> openIds(String market) {
        List<String> open = new ArrayList<>();
        session.get("openOrders?market=" + floor.name(market))
                .taken()
                .forEach(it -> open.add(it.path("orderId").asString()));
        return open;
    }

    /** Says which orders they have open in a market, oldest first. */
    void hasOpen(String market, Order... orders) {
        assertThat(openIds(market))
                .as("open orders of %s", name)
                .containsExactly(Arrays.stream(orders).map(Order::id).toArray(String[]::new));
    }

    /** An order of theirs, as it is. */
    JsonNode looksUp(String orderId) {
        return session.get("order?orderId=" + orderId).taken();
    }

    Session session() {
        return session;
    }

    Floor floor() {
        return floor;
    }

    String accountId() {
        return session.accountId();
    }

    @Override
    public String toString() {
        return name;
    }
}
