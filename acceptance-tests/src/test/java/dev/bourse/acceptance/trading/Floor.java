package dev.bourse.acceptance.trading;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The part of the exchange where one test trades. What the test calls {@code TATA_INR} or {@code buyer} has a name behind it that no other
 * test uses, so that tests do not see each other.
 */
final class Floor {

    private final Exchange exchange;
    private final String suffix;

    Floor(Exchange exchange, String suffix) {
        this.exchange = exchange;
        this.suffix = suffix;
    }

    /** Opens a market with the usual terms. */
    Floor opens(String market) {
        return opens(NewMarket.of(market));
    }

    Floor opens(NewMarket market) {
        exchange.operator().send("POST", "markets", market.body(this)).taken();
        return this;
    }

    /** Lets the operator change what a market does: {@code trading}, {@code cancel_only} or {@code halted}. */
    void makes(String market, String status) {
        exchange.operator()
                .send("PATCH", "markets/" + name(market), Map.of("status", status))
                .taken();
    }

    /** Somebody without any money yet. */
    Trader trader(String name) {
        String username = name + "-" + suffix.toLowerCase(Locale.ROOT) + "@floor.bourse";
        return new Trader(this, name, Session.register(exchange.backend(), username));
    }

    /** The exchange's name for an asset or a market of this floor. */
    String name(String alias) {
        return alias.replace("_", suffix + "_") + suffix;
    }

    /** The floor's name for an asset or a market of the exchange. */
    String alias(String name) {
        return name.replace(suffix, "");
    }

    Exchange exchange() {
        return exchange;
    }

    /** What anybody may see at a path. */
    JsonNode published(String path) {
        return exchange.backend()
                .send("GET", path, Map.of(), BodyPublishers.noBody())
                .taken();
    }

    /** Credits an account with {@code "1000 INR"}. */
    void deposits(String accountId, String amountAndAsset) {
        deposits(accountId, amountAndAsset, null);
    }

    /** As above; under a name it is done once. */
    void deposits(String accountId, String amountAndAsset, @Nullable String transferId) {
        String[] words = amountAndAsset.split(" ", 2);
        Map<String, String> body =
                new HashMap<>(Map.of("accountId", accountId, "amount", words[0], "asset", name(words[1])));
        if (transferId != null) {
            body.put("transferId", transferId);
        }
        exchange.operator().send("POST", "balances/deposit", body).taken();
    }
}
