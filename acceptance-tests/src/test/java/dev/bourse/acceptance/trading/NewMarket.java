package dev.bourse.acceptance.trading;

import java.util.LinkedHashMap;
import java.util.Map;

/** A market to be: like TATA_INR of the demo, unless it says otherwise. */
record NewMarket(String pair, Map<String, Object> terms) {

    static NewMarket of(String pair) {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("baseScale", 2);
        terms.put("quoteScale", 4);
        terms.put("tickSize", "0.01");
        terms.put("lotSize", "0.01");
        terms.put("makerFeeBps", 10);
        terms.put("takerFeeBps", 20);
        return new NewMarket(pair, terms);
    }

    NewMarket with(String term, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(terms);
        more.put(term, value);
        return new NewMarket(pair, more);
    }

    NewMarket withoutFees() {
        return with("makerFeeBps", 0).with("takerFeeBps", 0);
    }

    Map<String, Object> body(Floor floor) {
        String[] assets = pair.split("_", 2);
        Map<String, Object> body = new LinkedHashMap<>(terms);
        body.put("baseAsset", floor.name(assets[0]));
        body.put("quoteAsset", floor.name(assets[1]));
        return body;
    }
}
