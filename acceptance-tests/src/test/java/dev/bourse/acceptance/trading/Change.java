package dev.bourse.acceptance.trading;

import java.util.HashMap;
import java.util.Map;

/** What is to be otherwise about an open order. Immutable. */
record Change(Map<String, String> fields) {

    /** Another quantity in all, with what has traded of it. */
    static Change to(String quantity) {
        return new Change(Map.of("quantity", quantity));
    }

    static Change toPrice(String price) {
        return new Change(Map.of("price", price));
    }

    Change at(String price) {
        Map<String, String> more = new HashMap<>(fields);
        more.put("price", price);
        return new Change(more);
    }
}
