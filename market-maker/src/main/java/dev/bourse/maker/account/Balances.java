package dev.bourse.maker.account;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the account has. */
final class Balances {

    private final Map<String, Balance> byAsset = new HashMap<>();

    private record Balance(BigDecimal total, BigDecimal available) {

        static final Balance NOTHING = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    void clear() {
        byAsset.clear();
    }

    /** As a message or an answer has it. */
    void set(JsonNode it) {
        BigDecimal available = new BigDecimal(it.path("available").asString());
        BigDecimal locked = new BigDecimal(it.path("locked").asString());
        byAsset.put(it.path("asset").asString(), new Balance(available.add(locked), available));
    }

    /**
     * Counts what has traded at once: what the balance is then follows as an event of its own, and between the two it must not look as if there
     * were less at stake.
     */
    void traded(Fill fill) {
        int underscore = fill.symbol().indexOf('_');
        String base = fill.symbol().substring(0, Math.max(0, underscore));
        Balance before = byAsset.getOrDefault(base, Balance.NOTHING);
        BigDecimal change = switch (fill.side()) {
            case BUY -> fill.quantity();
            case SELL -> fill.quantity().negate();
        };
        byAsset.put(base, new Balance(before.total().add(change), before.available()));
    }

    BigDecimal total(String asset) {
        return byAsset.getOrDefault(asset, Balance.NOTHING).total();
    }

    BigDecimal available(String asset) {
        return byAsset.getOrDefault(asset, Balance.NOTHING).available();
    }
}
