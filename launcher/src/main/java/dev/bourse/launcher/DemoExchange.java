package dev.bourse.launcher;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes markets and two accounts with money, so that there is something to trade at once: through the same API as everybody, each start the
 * same, and what is there already stays as it is.
 */
final class DemoExchange {

    /** Who may trade with play money; their password is {@link #PASSWORD}. */
    static final List<String> TRADERS = List.of("alice@demo.bourse", "bob@demo.bourse");

    static final String PASSWORD = "demo-password";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final long RETRY_AFTER_MS = 200;

    private static final List<Map<String, Object>> MARKETS = List.of(
            market("BTC", 8, "USDT", 8, "0.01", "0.00001"),
            market("ETH", 8, "USDT", 8, "0.01", "0.00001"),
            market("SOL", 8, "USDT", 8, "0.01", "0.00001"),
            market("TATA", 2, "INR", 4, "0.01", "0.01"));

    private static final Map<String, String> MONEY =
            Map.of("USDT", "1000000", "BTC", "10", "ETH", "100", "SOL", "1000", "INR", "1000000", "TATA", "10000");

    private final String url;
    private final String operatorPassword;

    /**
     * For a backend that listens already.
     *
     * @param operatorPassword of {@link Operator#USERNAME}
     */
    DemoExchange(int backendPort, String operatorPassword) {
        this.url = "http://localhost:" + backendPort + "/api/v1/";
        this.operatorPassword = operatorPassword;
    }

    private static Map<String, Object> market(
            String base, int baseScale, String quote, int quoteScale, String tick, String lot) {
        return Map.of(
                "baseAsset", base,
                "baseScale", baseScale,
                "quoteAsset", quote,
                "quoteScale", quoteScale,
                "tickSize", tick,
                "lotSize", lot,
                "makerFeeBps", 10,
                "takerFeeBps", 20);
    }

    /**
     * Makes what is missing.
     *
     * @throws CannotStartException when the exchange does not take it
     */
    void make() throws InterruptedException {
        try (HttpClient operator =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            logIn(operator, Operator.USERNAME, operatorPassword);
            for (Map<String, Object> market : MARKETS) {
                post(operator, "markets", market, "MARKET_EXISTS");
            }
            for (String trader : TRADERS) {
                String accountId = register(trader);
                for (Map.Entry<String, String> it : MONEY.entrySet()) {
                    deposit(operator, accountId, it.getKey(), it.getValue());
                }
            }
        }
    }

    private String register(String trader) throws InterruptedException {
        Map<String, Object> credentials = Map.of("username", trader, "password", PASSWORD);
        try (HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            JsonNode account = post(client, "auth/register", credentials, "USERNAME_TAKEN");
            if (!account.has("accountId")) {
                account = post(client, "auth/login", credentials, "");
            }
            return account.path("accountId").asString();
        }
    }

    /** Under a name, so that it is done once however often Bourse is started. */
    private void deposit(HttpClient operator, String accountId, String asset, String amount)
            throws InterruptedException {
        post(
                operator,
                "balances/deposit",
                Map.of("accountId", accountId, "asset", asset, "amount", amount, "transferId", "demo-" + asset),
                "");
    }

    private void logIn(HttpClient client, String username, String password) throws InterruptedException {
        post(client, "auth/login", Map.of("username", username, "password", password), "");
    }

    /** Posts until it is taken, or refused with that code; whatever else is refused may be well in a moment, as when the engine still starts. */
    private JsonNode post(HttpClient client, String path, Map<String, Object> body, String fine)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String problem = "no answer";
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                JsonNode answer = JsonMapper.shared().readTree(response.body());
                if (response.statusCode() < 300
                        || answer.path("error").path("code").asString("").equals(fine)) {
                    return answer;
                }
                problem = response.body();
            } catch (IOException e) {
                problem = String.valueOf(e.getMessage());
            }
            Thread.sleep(RETRY_AFTER_MS);
        }
        throw new CannotStartException("The demo markets and accounts can't be made: " + path + " says " + problem);
    }
}
