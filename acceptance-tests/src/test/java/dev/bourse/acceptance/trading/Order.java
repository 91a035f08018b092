package dev.bourse.acceptance.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An order that was accepted, in the hands of its trader. What it says of itself is looked up each time. */
final class Order {

    private final Trader trader;
    private final String market;
    private final JsonNode reply;

    /**
     * An order.
     *
     * @param market its name on the floor
     * @param reply what the exchange said when it was placed
     */
    Order(Trader trader, String market, JsonNode reply) {
        this.trader = trader;
        this.market = market;
        this.reply = reply;
    }

    String id() {
        return reply.path("orderId").asString();
    }

    String market() {
        return market;
    }

    /** What the exchange said when it was placed. */
    JsonNode reply() {
        return reply;
    }

    /** Nothing of it has traded. */
    void isOpen() {
        is("open", "0");
    }

    /** It is still open, and so much has traded. */
    void isPartlyFilled(String quantity) {
        is("partially_filled", quantity);
    }

    void isFilled() {
        assertThat(now().path("status").asString()).as(toString()).isEqualTo("filled");
    }

    /** It is closed, and nothing of it has traded. */
    void isCancelled() {
        isCancelledAfter("0");
    }

    /** It is closed, and so much has traded. */
    void isCancelledAfter(String quantity) {
        is("cancelled", quantity);
    }

    /** Says what it traded when it was placed, oldest first, each as {@code "4 at 100.5"}. */
    Order took(String... trades) {
        List<String> fills = new ArrayList<>();
        for (JsonNode it : reply.path("fills")) {
            fills.add(ExpectedBook.plain(it.path("qty").asString()) + " at "
                    + ExpectedBook.plain(it.path("price").asString()));
        }
        assertThat(fills).as(toString()).containsExactly(trades);
        return this;
    }

    private void is(String status, String executed) {
        JsonNode now = now();
        assertThat(now.path("status").asString()).as("%s is now %s", this, now).isEqualTo(status);
        assertThat(ExpectedBook.plain(now.path("executedQty").asString()))
                .as("%s is now %s", this, now)
                .isEqualTo(executed);
    }

    JsonNode now() {
        return trader.looksUp(id());
    }

    /** A body that says which it is. */
    Map<String, Object> reference(Floor floor) {
        return new HashMap<>(Map.of("market", floor.name(market), "orderId", id()));
    }

    @Override
    public String toString() {
        return "order of " + trader + " " + reply;
    }
}
