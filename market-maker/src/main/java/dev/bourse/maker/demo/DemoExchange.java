package dev.bourse.maker.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes markets, two accounts with money, and the maker's account with a key, so that there is something to trade at once: through the same API as
 * everybody, each start the same, and what is there already stays as it is.
 *
 * <p>The markets have no price band and no circuit breaker. Both go by the last trade; where the maker follows prices from elsewhere, and may be away
 * while they move, a band around an old trade would keep out all orders that could make a new one. A maker pays little, so that the house's spread
 * is worth more than its fees.
 */
public final class DemoExchange {

    /** Who may trade with play money; their password is {@link #PASSWORD}. */
    public static final List<String> TRADERS = List.of("alice@demo.bourse", "bob@demo.bourse");

    public static final String PASSWORD = "demo-password";

    /** Whose orders the maker's are. Nobody else uses that account. */
    public static final String MAKER = "maker@demo.bourse";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final List<Map<String, Object>> MARKETS = List.of(
            market("BTC", 8, "USDT", 8, "0.01", "0.00001"),
            market("ETH", 8, "USDT", 8, "0.01", "0.00001"),
            market("SOL", 8, "USDT", 8, "0.01", "0.00001"),
            market("TATA", 2, "INR", 4, "0.01", "0.01"));

    private static final Map<String, String> MONEY =
            Map.of("USDT", "1000000", "BTC", "10", "ETH", "100", "SOL", "1000", "INR", "1000000", "TATA", "10000");

    private static final Map<String, String> MAKERS_MONEY =
            Map.of("USDT", "5000000", "BTC", "20", "ETH", "400", "SOL", "8000", "INR", "20000000", "TATA", "100000");

    /** The maker's settings for what it has: it wants to have as much of each base asset as it was given. */
    public static final List<String> MAKERS_SETTINGS =
            List.of("TARGET_INVENTORY=BTC:20,ETH:400,SOL:8000,TATA:100000", "REQUESTS_PER_SECOND=100");

    /** Somewhat more than the maker asks for. */
    private static final int KEY_RATE = 200;

    private final String url;
    private final String operator;
    private final String operatorPassword;
    private final Path keyFile;

    /**
     * For an exchange that is starting, or running.
     *
     * @param apiUrl what comes before {@code /api/v1}
     * @param keyFile where the maker's key is kept; its password is beside it
     */
    public DemoExchange(URI apiUrl, String operator, String operatorPassword, Path keyFile) {
        this.url = apiUrl.toString().replaceFirst("/+$", "") + "/api/v1/";
        this.operator = operator;
        this.operatorPassword = operatorPassword;
        this.keyFile = keyFile;
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
                "makerFeeBps", 2,
                "takerFeeBps", 20);
    }

    /**
     * Makes what is missing.
     *
     * @throws DemoFailedException when the exchange does not take it
     */
    public void make() throws InterruptedException {
        try (DemoClient client = new DemoClient(url, PATIENCE)) {
            client.logIn(operator, operatorPassword);
            for (Map<String, Object> market : MARKETS) {
                client.send("POST", "markets", market, "MARKET_EXISTS");
            }
            makeMaker(client);
            for (String trader : TRADERS) {
                try (DemoClient owner = new DemoClient(url, PATIENCE)) {
                    fund(client, owner.enter(trader, PASSWORD), MONEY);
                }
            }
        } catch (IOException e) {
            throw new DemoFailedException("The maker's API key can't be kept in " + keyFile + " (" + e + ").", e);
        }
    }

    /** A key whose secret has been lost is of no use any longer, so where there is no file there will be a new key. */
    private void makeMaker(DemoClient client) throws InterruptedException, IOException {
        String password = SecretFile.password(keyFile.resolveSibling("maker.password"));
        try (DemoClient owner = new DemoClient(url, PATIENCE)) {
            fund(client, owner.enter(MAKER, password), MAKERS_MONEY);
            if (!Files.exists(keyFile)) {
                JsonNode key = owner.send(
                        "POST", "keys", Map.of("label", "market-maker", "permissions", List.of("read", "trade")), "");
                Map<String, Integer> rates = Map.of("ordersPerSecond", KEY_RATE, "marketDataPerSecond", KEY_RATE);
                client.send("PATCH", "keys/" + key.path("id").asString(), rates, "");
                SecretFile.write(keyFile, JsonMapper.shared().writeValueAsString(key) + "\n");
            }
        }
    }

    /** Under a name, so that each is done once however often Bourse is started; what an account has had already is not even asked for. */
    private static void fund(DemoClient operator, String accountId, Map<String, String> money)
            throws InterruptedException {
        Set<String> has = new HashSet<>();
        for (JsonNode it : operator.get("accounts/" + accountId + "/balances").path("balances")) {
            has.add(it.path("asset").asString());
        }
        for (Map.Entry<String, String> it : money.entrySet()) {
            if (!has.contains(it.getKey())) {
                operator.send(
                        "POST",
                        "balances/deposit",
                        Map.of(
                                "accountId",
                                accountId,
                                "asset",
                                it.getKey(),
                                "amount",
                                it.getValue(),
                                "transferId",
                                "demo-" + it.getKey()),
                        "");
            }
        }
    }
}
