package dev.bourse.acceptance.trading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** All that there is to see in a market, best first. Immutable. */
record ExpectedBook(String market, List<String> bids, List<String> asks) {

    /** An empty one. */
    static ExpectedBook book(String market) {
        return new ExpectedBook(market, List.of(), List.of());
    }

    ExpectedBook bid(String price, String quantity) {
        return new ExpectedBook(market, plus(bids, level(price, quantity)), asks);
    }

    ExpectedBook ask(String price, String quantity) {
        return new ExpectedBook(market, bids, plus(asks, level(price, quantity)));
    }

    static ExpectedBook of(String market, JsonNode depth) {
        return new ExpectedBook(market, levels(depth.path("bids")), levels(depth.path("asks")));
    }

    private static List<String> levels(JsonNode levels) {
        List<String> read = new ArrayList<>();
        for (JsonNode it : levels) {
            read.add(level(it.path(0).asString(), it.path(1).asString()));
        }
        return read;
    }

    private static String level(String price, String quantity) {
        return plain(quantity) + " at " + plain(price);
    }

    static String plain(String decimal) {
        return new BigDecimal(decimal).stripTrailingZeros().toPlainString();
    }

    private static List<String> plus(List<String> list, String more) {
        List<String> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
