package dev.bourse.acceptance.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.acceptance.RunningBourse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong with a request, it is said in the one shape of errors; in the end nothing has changed, and nobody was woken up. */
final class BadOrdersIT {

    private static final long EXPIRED_MS = 60_000;

    @TempDir
    private static Path directory;

    private static RunningBourse bourse;
    private static Floor floor;
    private static Trader trader;
    private static Order open;
    private static String before;

    @BeforeAll
    static void start() {
        Path data = directory.resolve("data");
        bourse = RunningBourse.start(data, Exchange.SETTINGS);
        floor = Exchange.of(bourse, data).floor();
        floor.opens(NewMarket.of("TATA_INR").with("minNotional", "1").with("maxQuantity", "1000"));
        trader = floor.trader("trader").with("10000 INR", "100 TATA");
        open = trader.places(Ticket.limit().buy("10").of("TATA_INR").at("100").named("open"));
        before = state();
    }

    @AfterAll
    static void stop() throws IOException {
        String after = state();
        bourse.close();
        assertThat(after).as("what the account has, and the markets").isEqualTo(before);
        try (Stream<String> log = Files.lines(directory.resolve("data").resolve("bourse.log"))) {
            assertThat(log.filter(it -> it.contains(" ERROR ") || it.startsWith("\tat ")))
                    .as("what woke somebody up")
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"orders", "testOrders", "cancels", "changes", "deposits", "markets"})
    void badRequestIsRefused(BadRequest bad) {
        boolean isOperators =
                bad.path().equals("balances/deposit") || bad.path().equals("markets");
        Session session = isOperators ? floor.exchange().operator() : trader.session();

        HttpAnswer answer = session.send(bad.method(), bad.path(), bad.contentType(), bad.body());

        assertRefused(answer, bad.status(), bad.code());
    }

    static Stream<BadRequest> orders() {
        return orders("POST order");
    }

    static Stream<BadRequest> testOrders() {
        return orders("POST order/test");
    }

    private static Stream<BadRequest> orders(String route) {
        JsonBody limit =
                JsonBody.of(Ticket.limit().buy("1").of("TATA_INR").at("90").body(floor));
        JsonBody stop = JsonBody.of(Ticket.stopLossLimit()
                .buy("1")
                .of("TATA_INR")
                .at("90")
                .triggeredAt("200")
                .body(floor));
        JsonBody dated = limit.with("timeInForce", "\"gtd\"").with("expiresAt", "\"2999-01-01T00:00:00Z\"");
        JsonBody byAmount =
                JsonBody.of(Ticket.market().buyFor("100").of("TATA_INR").body(floor));
        return Stream.of(
                        new BadRequests(route, limit)
                                .malformedOrOfAnotherType()
                                .needing(BadField.MARKET, "market")
                                .needing(BadField.CHOICE, "side", "type")
                                .needing(BadField.DECIMAL, "price", "quantity")
                                .allowing(BadField.DECIMAL, "displayQuantity")
                                .allowing(BadField.CHOICE, "timeInForce", "selfTradePrevention")
                                .allowing(BadField.FLAG, "postOnly")
                                .allowing(BadField.NAME, "clientOrderId")
                                .with("userId", "\"1\"", "NOT_YOUR_ACCOUNT")
                                .with("userId", "\"\"", "NOT_YOUR_ACCOUNT")
                                .with("userId", "1", "INVALID_PARAMETER")
                                .with("price", "\"90.005\"", "PRICE_NOT_ON_TICK")
                                .with("price", "\"90.0000001\"", "PRICE_NOT_ON_TICK")
                                .with("quantity", "\"1.001\"", "QUANTITY_NOT_ON_LOT")
                                .with("quantity", "\"0.00000001\"", "QUANTITY_NOT_ON_LOT")
                                .with("quantity", "\"1000.01\"", "QUANTITY_TOO_LARGE")
                                .with("quantity", "\"0.01\"", "MIN_NOTIONAL")
                                .with("quantity", "\"1000\"", "INSUFFICIENT_BALANCE")
                                .with("price", "\"922000000000000\"", "NOTIONAL_TOO_LARGE")
                                .with("displayQuantity", "\"2\"", "INVALID_DISPLAY_QUANTITY")
                                .with("stopPrice", "\"95\"", "CONTRADICTORY_ORDER")
                                .with("quoteQuantity", "\"100\"", "CONTRADICTORY_ORDER")
                                .with("expiresAt", "\"2999-01-01T00:00:00Z\"", "CONTRADICTORY_ORDER")
                                .with("type", "\"market\"", "CONTRADICTORY_ORDER")
                                .with(Map.of("postOnly", "true", "timeInForce", "\"ioc\""), "CONTRADICTORY_ORDER")
                                .with(
                                        Map.of("displayQuantity", "\"1\"", "timeInForce", "\"fok\""),
                                        "CONTRADICTORY_ORDER")
                                .all(),
                        new BadRequests(route, stop)
                                .needing(BadField.DECIMAL, "stopPrice")
                                .with("stopPrice", "\"200.001\"", "PRICE_NOT_ON_TICK")
                                .all(),
                        new BadRequests(route, dated)
                                .needing(BadField.TIME, "expiresAt")
                                .all(),
                        new BadRequests(route, byAmount)
                                .allowing(BadField.DECIMAL, "quoteQuantity")
                                .with("quoteQuantity", "\"100.00001\"", "INVALID_PARAMETER")
                                .with("quoteQuantity", "\"100\"", "NO_LIQUIDITY")
                                .with("quoteQuantity", "\"0.5\"", "MIN_NOTIONAL")
                                .with("side", "\"sell\"", "CONTRADICTORY_ORDER")
                                .with("timeInForce", "\"gtc\"", "CONTRADICTORY_ORDER")
                                .all())
                .flatMap(it -> it.stream());
    }

    static Stream<BadRequest> cancels() {
        JsonBody byId = JsonBody.of(Map.of("orderId", open.id(), "market", floor.name("TATA_INR")));
        return Stream.of(
                        new BadRequests("DELETE order", byId)
                                .malformed()
                                .needing(BadField.MARKET, "market")
                                .needing(BadField.ORDER_ID, "orderId")
                                .with("clientOrderId", "\"open\"", "INVALID_PARAMETER")
                                .all(),
                        new BadRequests("DELETE order", byId.without("orderId"))
                                .with("clientOrderId", "\"a b\"", "INVALID_CLIENT_ORDER_ID")
                                .with("clientOrderId", "\"nobody's\"", "INVALID_CLIENT_ORDER_ID")
                                .with("clientOrderId", "\"unused\"", "UNKNOWN_ORDER")
                                .with("clientOrderId", "\"\"", "MISSING_PARAMETER")
                                .all())
                .flatMap(it -> it.stream());
    }

    static Stream<BadRequest> changes() {
        JsonBody change = JsonBody.of(
                Map.of("orderId", open.id(), "market", floor.name("TATA_INR"), "price", "99", "quantity", "9"));
        return new BadRequests("PUT order", change)
                        .malformedOrOfAnotherType()
                        .needing(BadField.MARKET, "market")
                        .needing(BadField.ORDER_ID, "orderId")
                        .allowing(BadField.DECIMAL, "price", "quantity")
                        .with("clientOrderId", "\"open\"", "INVALID_PARAMETER")
                        .with("price", "\"99.005\"", "PRICE_NOT_ON_TICK")
                        .with("quantity", "\"9.001\"", "QUANTITY_NOT_ON_LOT")
                        .with("quantity", "\"0.01\"", "MIN_NOTIONAL")
                        .with("quantity", "\"1000.01\"", "QUANTITY_TOO_LARGE")
                        .with("quantity", "\"1000\"", "INSUFFICIENT_BALANCE")
                        .all()
                        .stream();
    }

    static Stream<BadRequest> deposits() {
        JsonBody deposit = JsonBody.of(Map.of(
                "accountId", trader.accountId(), "asset", floor.name("INR"), "amount", "100", "transferId", "t"));
        return new BadRequests("POST balances/deposit", deposit)
                        .malformedOrOfAnotherType()
                        .needing(BadField.ASSET, "asset")
                        .needing(BadField.DECIMAL, "amount")
                        .allowing(BadField.NAME, "transferId")
                        .allowing(BadField.ACCOUNT, "accountId")
                        .with("amount", "\"0.00001\"", "INVALID_PARAMETER")
                        .with("amount", "\"922337203685477.5807\"", "SUPPLY_TOO_LARGE")
                        .all()
                        .stream();
    }

    static Stream<BadRequest> markets() {
        JsonBody market = JsonBody.of(NewMarket.of("NEW_INR")
                .with("minQuantity", "1")
                .with("maxQuantity", "1000")
                .with("minNotional", "1")
                .with("breakerBps", 100)
                .with("breakerSeconds", 60)
                .with("priceBandBps", 100)
                .body(floor));
        return new BadRequests("POST markets", market)
                        .malformedOrOfAnotherType()
                        .needing(BadField.NEW_ASSET, "baseAsset", "quoteAsset")
                        .needing(BadField.DECIMAL, "tickSize", "lotSize")
                        .allowing(BadField.DECIMAL, "minQuantity", "maxQuantity", "minNotional")
                        .allowing(BadField.WHOLE, "makerFeeBps", "takerFeeBps", "baseScale", "quoteScale")
                        .allowing(BadField.WHOLE, "priceBandBps", "breakerBps", "breakerSeconds")
                        .with("baseAsset", "\"" + floor.name("INR") + "\"", "INVALID_MARKET")
                        .with("baseAsset", "\"" + floor.name("TATA") + "\"", "MARKET_EXISTS")
                        .with("baseAsset", "\"" + "A".repeat(30) + "\"", "INVALID_MARKET")
                        .with("baseAsset", "\"SIXTEENCHARACTER\"", "INVALID_MARKET")
                        .with("quoteScale", "5", "ASSET_SCALE_DIFFERS")
                        .with("tickSize", "\"0.00001\"", "INVALID_PARAMETER")
                        .with("lotSize", "\"0.001\"", "INVALID_PARAMETER")
                        .with("minQuantity", "\"0.001\"", "INVALID_PARAMETER")
                        .with("minQuantity", "\"2000\"", "INVALID_MARKET_RULES")
                        .with("tickSize", "\"0.0001\"", "TICK_TIMES_LOT_NOT_WHOLE")
                        .all()
                        .stream();
    }

    @Test
    void nearestThatIsRightIsSaid() {
        Ticket ticket = Ticket.limit().buy("1").of("TATA_INR").at("90");

        trader.isRefused("PRICE_NOT_ON_TICK")
                .when(it -> it.places(ticket.at("90.007")))
                .saying("nearest", "90.01");
        trader.isRefused("PRICE_NOT_ON_TICK")
                .when(it -> it.places(ticket.at("0.001")))
                .saying("nearest", "0.01");
        trader.isRefused("QUANTITY_NOT_ON_LOT")
                .when(it -> it.places(ticket.with("quantity", "1.019")))
                .saying("nearest", "1.02");
        trader.isRefused("QUANTITY_TOO_LARGE")
                .when(it -> it.places(ticket.with("quantity", "5000")))
                .saying("nearest", "1000.00");
        trader.isRefused("MIN_NOTIONAL")
                .when(it -> it.places(ticket.with("quantity", "0.01")))
                .saying("minNotional", "1.0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST order", "POST order/test", "PUT order", "DELETE order", "POST balances/deposit"})
    void bodyThatDoesNotSayHowLongItIsHasTheSameLimit(String route) {
        byte[] large = " ".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        BadRequest bad = new BadRequest(route, "chunked", "", "", 413, "BODY_TOO_LARGE");

        HttpAnswer answer = floor.exchange()
                .backend()
                .send(
                        bad.method(),
                        bad.path(),
                        Map.of("Cookie", trader.session().cookie(), "Content-Type", "application/json"),
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertRefused(answer, bad.status(), bad.code());
    }

    @Test
    void signatureIsForOneRequestOnce() {
        ApiKey key = trader.session().key("read", "trade");
        String order = JsonBody.of(
                        Ticket.limit().buy("1").of("TATA_INR").at("91").body(floor))
                .text();
        long now = System.currentTimeMillis();
        String signed = key.sign("order/test", now, order);

        assertThat(signed(key, signed, order).status()).isEqualTo(200);
        assertRefused(signed(key, signed, order), 401, "SIGNATURE_REPLAYED");
        assertRefused(signed(key, signed, order.replace("91", "92")), 401, "INVALID_SIGNATURE");
        assertRefused(signed(key, signed.replaceFirst(".$", "g"), order), 401, "INVALID_SIGNATURE");
        assertRefused(signed(key, signed.replaceFirst("signature=.*", "signature="), order), 400, "MISSING_PARAMETER");
        assertRefused(signed(key, "order/test?timestamp=" + now, order), 400, "MISSING_PARAMETER");
        assertRefused(signed(key, "order/test", order), 400, "MISSING_PARAMETER");
        assertRefused(signed(key, key.sign("order", now - EXPIRED_MS, order), order), 401, "TIMESTAMP_OUT_OF_WINDOW");
        assertRefused(signed(key, key.sign("order", now + EXPIRED_MS, order), order), 401, "TIMESTAMP_OUT_OF_WINDOW");
        ApiKey nobodys = new ApiKey("0".repeat(64), key.secret());
        assertRefused(signed(nobodys, nobodys.sign("order", now, order), order), 401, "INVALID_API_KEY");
        ApiKey readers = trader.session().key("read");
        assertRefused(signed(readers, readers.sign("order", now, order), order), 403, "PERMISSION_DENIED");
    }

    private static HttpAnswer signed(ApiKey key, String path, String body) {
        Map<String, String> headers = Map.of(ApiKey.HEADER, key.apiKey(), "Content-Type", "application/json");
        return floor.exchange().backend().send("POST", path, headers, BodyPublishers.ofString(body));
    }

    @Test
    void nobodyInParticularTradesNothing() {
        Session nobody = new Session(floor.exchange().backend(), "session_token=" + "0".repeat(43), "0");
        String order = JsonBody.of(
                        Ticket.limit().buy("1").of("TATA_INR").at("91").body(floor))
                .text();

        assertRefused(nobody.send("POST", "order", order), 401, "UNAUTHENTICATED");
        assertRefused(trader.session().send("POST", "markets", order), 403, "PERMISSION_DENIED");
    }

    private static void assertRefused(HttpAnswer answer, int status, String code) {
        assertThat(answer.status() + " " + answer.code()).as(answer.body()).isEqualTo(status + " " + code);
        JsonNode json = answer.json();
        assertThat(json.propertyNames()).as(answer.body()).containsExactly("error");
        assertThat(json.path("error").propertyNames()).as(answer.body()).containsExactly("code", "message", "details");
        assertThat(json.path("error").path("message").asString())
                .as(answer.body())
                .isNotBlank();
        assertThat(json.path("error").path("details").isObject())
                .as(answer.body())
                .isTrue();
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.body()).doesNotContain("Exception", "\\tat ", "dev.bourse", "org.spring", "java.");
    }

    /** All that a bad request could have changed. */
    private static String state() {
        Session session = trader.session();
        return session.get("balances").taken() + "\n"
                + session.get("openOrders").taken() + "\n"
                + session.get("markets").taken();
    }
}
