package dev.bourse.benchmarks.orders;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a market, and accounts with money and keys, through the API. */
final class Traders {

    static final String MARKET = "TATA_INR";

    private static final int COUNT = 16;

    private Traders() {}

    static List<Trader> register(BackendProcess backend)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (HttpClient operator = client()) {
            post(operator, backend, "auth/login", credentials(BackendProcess.OPERATOR));
            post(operator, backend, "markets", """
                    {"baseAsset":"TATA","baseScale":2,"quoteAsset":"INR","quoteScale":4,"tickSize":"0.01","lotSize":"0.01",
                     "makerFeeBps":10,"takerFeeBps":20}""");
            List<Trader> traders = new ArrayList<>();
            for (int i = 0; i < COUNT; i++) {
                traders.add(register(operator, backend, i));
            }
            return traders;
        }
    }

    private static Trader register(HttpClient operator, BackendProcess backend, int number)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (HttpClient client = client()) {
            String name = "trader" + number + "@bench.bourse";
            String account = post(client, backend, "auth/register", credentials(name))
                    .path("accountId")
                    .asString();
            for (String asset : List.of("TATA", "INR")) {
                post(
                        operator,
                        backend,
                        "balances/deposit",
                        "{\"accountId\":\"%s\",\"asset\":\"%s\",\"amount\":\"1000000000\"}".formatted(account, asset));
            }
            JsonNode key = post(client, backend, "keys", """
                    {"label":"bench","permissions":["read","trade"],"ipAllowList":[]}""");
            return new Trader(key.path("apiKey").asString(), key.path("secret").asString(), number);
        }
    }

    private static String credentials(String name) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, BackendProcess.PASSWORD);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static JsonNode post(HttpClient client, BackendProcess backend, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + backend.port() + "/api/v1/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
        }
        return JsonMapper.shared().readTree(response.body());
    }
}
