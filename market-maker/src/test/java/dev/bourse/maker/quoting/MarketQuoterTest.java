package dev.bourse.maker.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.maker.account.Account;
import dev.bourse.maker.account.AccountStream;
import dev.bourse.maker.account.TestAccounts;
import dev.bourse.maker.api.Credentials;
import dev.bourse.maker.api.ExchangeApi;
import dev.bourse.maker.api.KeyHolder;
import dev.bourse.maker.api.OrderName;
import dev.bourse.maker.api.Pace;
import dev.bourse.maker.api.TestingExchange;
import dev.bourse.maker.market.MarketList;
import dev.bourse.maker.quoting.Conditions.MakerParts;
import dev.bourse.maker.quoting.Pause.Reason;
import dev.bourse.maker.reference.Reference;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** One market, one level on each side, a clock that is moved by hand, and an exchange that says what the test wants. */
final class MarketQuoterTest {

    private static final String BALANCES = """
            [{"asset":"TATA","available":"100.00","locked":"0.00"},{"asset":"INR","available":"100000.0000","locked":"0.0000"}]""";

    private final AtomicLong nowMs = new AtomicLong(1_764_000_000_000L);
    private final InstantSource clock = () -> Instant.ofEpochMilli(nowMs.get());
    private final AtomicReference<Reference> reference = new AtomicReference<>(price("100.00"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final MarketList markets = new MarketList();
    private TestingExchange exchange;
    private Account account;
    private TestAccounts stream;
    private DeadManSwitch deadMan;
    private MarketQuoter quoter;

    @BeforeEach
    void start() throws Exception {
        exchange = new TestingExchange();
        KeyHolder keys = KeyHolder.of(new Credentials("key", "secret"));
        ExchangeApi api = new ExchangeApi(http, exchange.url(), keys, clock);
        account = new Account(clock, _ -> {});
        stream = new TestAccounts(account);
        deadMan = new DeadManSwitch(api, Duration.ofSeconds(10), clock);
        AccountStream none = new AccountStream(
                http, URI.create("ws://localhost:1"), keys, api, account, List.of(), _ -> {}, _ -> {}, clock);
        MakerMetrics metrics = new MakerMetrics(new SimpleMeterRegistry());
        quoter = new MarketQuoter(
                new QuotedMarket(
                        "TATA_INR",
                        reference::get,
                        new QuotedMarket.Shape(1, 1_000, 0, 0, 200),
                        new BigDecimal("1000"),
                        new BigDecimal("100"),
                        new BigDecimal("50")),
                new Timing(
                        Duration.ofMillis(200),
                        Duration.ofSeconds(10),
                        20_000,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30)),
                new MakerParts(keys, account, none, markets, deadMan, clock),
                new OrderDesk(api, account, new OrderName(clock), new Pace(10_000), metrics),
                new Exposures(Map.of("INR", new BigDecimal("100000"))));
        market("trading");
        stream.begins("[]", BALANCES);
        deadMan.beat();
    }

    @AfterEach
    void stop() {
        exchange.close();
        http.shutdownNow();
    }

    @Test
    void bothSidesArePlacedPostOnlyUnderNamesOfTheirPlaces() throws Exception {
        quotes();

        assertThat(exchange.requests("POST order")).hasSize(2).allSatisfy(it -> {
            assertThat(it.json().path("postOnly").asBoolean()).isTrue();
            assertThat(it.json().path("market").asString()).isEqualTo("TATA_INR");
        });
        assertThat(order(0, "price")).isEqualTo("99.90");
        assertThat(order(0, "clientOrderId")).startsWith("mm-TATA_INR-b0-");
        assertThat(order(1, "price")).isEqualTo("100.10");
        assertThat(order(1, "clientOrderId")).startsWith("mm-TATA_INR-a0-");
        assertThat(quoter.pause()).isNull();
    }

    @Test
    void ordersThatAreThereAreAmended() throws Exception {
        quotes();
        reference.set(price("100.50"));
        quoter.step();

        assertThat(exchange.requests("POST order")).hasSize(2);
        assertThat(exchange.requests("PUT order"))
                .extracting(it -> it.json().path("orderId").asString() + " at "
                        + it.json().path("price").asString())
                .containsExactly("2 at 100.61", "1 at 100.39");
    }

    @Test
    void nothingIsDecidedUntilTheStreamHasToldOfTheOrders() throws Exception {
        exchange.answers("POST order", 200, "{\"orderId\":\"1\"}").answers("POST order", 200, "{\"orderId\":\"2\"}");
        quoter.step();
        quoter.step();

        assertThat(exchange.requests("POST order")).hasSize(2);
    }

    @Test
    void orderOfWhichNothingIsKnownIsSentAgainUnderTheSameName() throws Exception {
        exchange.refuses("POST order", 504, "STATUS_UNKNOWN").answers("POST order", 200, "{\"orderId\":\"1\"}");
        quoter.step();

        assertThat(order(0, "clientOrderId")).isEqualTo(order(1, "clientOrderId"));
        assertThat(order(2, "clientOrderId")).startsWith("mm-TATA_INR-a0-");
    }

    @Test
    void amendmentOfWhichNothingIsKnownMakesItCancelAllAndBeginAnew() throws Exception {
        quotes();
        exchange.refuses("PUT order", 504, "STATUS_UNKNOWN");
        exchange.answers("DELETE openOrders", 200, "{\"cancelled\":[\"1\",\"2\"]}");
        reference.set(price("100.50"));
        quoter.step();

        assertThat(exchange.requests("DELETE openOrders"))
                .singleElement()
                .satisfies(it -> assertThat(it.query()).startsWith("market=TATA_INR&"));
        assertThat(reason()).isEqualTo(Reason.UNCERTAIN);

        gone(1);
        gone(2);
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSize(4);
        assertThat(quoter.pause()).isNull();
    }

    @Test
    void askStaysAwayFromABidThatIsInItsWayForAMoment() throws Exception {
        exchange.answers("POST order", 200, "{\"orderId\":\"1\"}").answers("POST order", 422, """
                {"error":{"code":"POST_ONLY_WOULD_TAKE","message":"No.","details":{"price":"100.10","bestPrice":"100.30"}}}""");
        quoter.step();
        told(1, "buy", "b0", "99.90");
        quoter.step();

        assertThat(order(2, "price")).isEqualTo("100.31");
        assertThat(quoter.pause()).isNull();
    }

    @Test
    void requestsThatAreTooManyWaitAsLongAsTheExchangeSays() throws Exception {
        exchange.answers(
                "POST order", 429, "{\"error\":{\"code\":\"RATE_LIMITED\",\"message\":\"No.\",\"details\":{}}}", "3");
        quoter.step();
        assertThat(reason()).isEqualTo(Reason.RATE_LIMITED);

        later(2_900);
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSize(1);

        later(200);
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSizeGreaterThan(1);
    }

    @Test
    void deadEngineIsAskedAgainAfterAMoment() throws Exception {
        exchange.refuses("POST order", 503, "EXCHANGE_UNAVAILABLE");
        quoter.step();
        assertThat(reason()).isEqualTo(Reason.EXCHANGE_UNAVAILABLE);
        assertThat(exchange.requests("DELETE openOrders")).isEmpty();

        later(1_001);
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSizeGreaterThan(1);
    }

    @Test
    void stalePriceTakesAllOrdersAwayOnceAndAFreshOneBringsThemBack() throws Exception {
        quotes();
        reference.set(new Reference(new BigDecimal("100.00"), 10_001, null));
        exchange.answers("DELETE openOrders", 200, "{\"cancelled\":[\"1\",\"2\"]}");
        quoter.step();
        quoter.step();
        gone(1);
        gone(2);
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.FEED_STALE);
        assertThat(exchange.requests("DELETE openOrders")).hasSize(1);

        reference.set(price("100.00"));
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSize(4);
    }

    @Test
    void ordersOfBeforeARestartStayWhileThePriceHasNotBeenLookedAtYet() throws Exception {
        told(1, "buy", "b0", "99.90");
        told(2, "sell", "a0", "100.10");
        reference.set(Reference.UNKNOWN);
        quoter.step();
        assertThat(reason()).isEqualTo(Reason.STARTING);

        reference.set(price("100.00"));
        quoter.step();
        assertThat(quoter.pause()).isNull();
        assertThat(exchange.requests("DELETE openOrders")).isEmpty();
        assertThat(exchange.requests("POST order")).isEmpty();
    }

    @Test
    void ordersThatCantBeTakenAwayAreTriedAgainAfterAMoment() throws Exception {
        quotes();
        reference.set(new Reference(new BigDecimal("100.00"), 10_001, null));
        exchange.refuses("DELETE openOrders", 503, "EXCHANGE_UNAVAILABLE");
        quoter.step();
        quoter.step();
        assertThat(exchange.requests("DELETE openOrders")).hasSize(1);

        later(500);
        exchange.answers("DELETE openOrders", 200, "{\"cancelled\":[\"1\",\"2\"]}");
        quoter.step();
        assertThat(exchange.requests("DELETE openOrders")).hasSize(2);
    }

    @Test
    void jumpTakesAllOrdersAway() throws Exception {
        quotes();
        reference.set(price("103.00"));
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.PRICE_JUMPED);
        assertThat(exchange.requests("DELETE openOrders")).hasSize(1);
        assertThat(exchange.requests("PUT order")).isEmpty();
    }

    @Test
    void inAHaltedMarketTheDeadManSwitchTakesThemAway() throws Exception {
        quotes();
        market("halted");
        exchange.refuses("DELETE openOrders", 409, "MARKET_HALTED");
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.MARKET_HALTED);
        assertThat(exchange.requests("POST countdownCancelAll").getLast().body())
                .isEqualTo("{\"countdownTime\":1}");
    }

    @Test
    void marketThatCanOnlyBeCancelledInIsLeft() throws Exception {
        quotes();
        market("cancel_only");
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.MARKET_CANCEL_ONLY);
        assertThat(exchange.requests("DELETE openOrders")).hasSize(1);
    }

    @Test
    void shortSilenceOfTheStreamChangesNothingAndALongOneTakesAllOrdersAway() throws Exception {
        quotes();
        stream.breaks();
        later(9_000);
        deadMan.beat();
        quoter.step();
        assertThat(reason()).isEqualTo(Reason.CONNECTING);
        assertThat(exchange.requests("DELETE openOrders")).isEmpty();

        later(1_001);
        quoter.step();
        quoter.step();
        assertThat(reason()).isEqualTo(Reason.BLIND);
        assertThat(exchange.requests("DELETE openOrders")).hasSize(1);
    }

    @Test
    void nothingIsPlacedWithoutTheDeadManSwitch() throws Exception {
        later(10_001);
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.NO_DEAD_MAN_SWITCH);
        assertThat(exchange.requests("POST order")).isEmpty();
    }

    @Test
    void refusedKeyIsAFault() throws Exception {
        exchange.refuses("POST order", 401, "INVALID_API_KEY");
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.ACCESS_REFUSED);
        assertThat(Reason.ACCESS_REFUSED.isFault()).isTrue();
        assertThat(Reason.FEED_STALE.isFault()).isFalse();
    }

    @Test
    void orderThatWasFilledMeanwhileIsNoProblem() throws Exception {
        quotes();
        exchange.refuses("PUT order", 409, "ORDER_NOT_OPEN");
        reference.set(price("100.50"));
        quoter.step();
        assertThat(quoter.pause()).isNull();
        quoter.step();
        assertThat(exchange.requests("PUT order"))
                .as("until the stream has told of it")
                .hasSize(1);

        gone(2);
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSize(3);
    }

    /** Quotes the first time. */
    private void quotes() throws InterruptedException {
        exchange.answers("POST order", 200, "{\"orderId\":\"1\"}").answers("POST order", 200, "{\"orderId\":\"2\"}");
        quoter.step();
        told(1, "buy", "b0", "99.90");
        told(2, "sell", "a0", "100.10");
    }

    private void told(long id, String side, String place, String price) {
        stream.order(id, "mm-TATA_INR-" + place + "-" + id, "TATA_INR", side, price, "10.00");
    }

    private void gone(long id) {
        stream.tells("""
                {"e":"order","status":"cancelled","market":"TATA_INR","orderId":"%d","remainingQty":"0.00"}""".formatted(id));
    }

    private String order(int index, String field) {
        return exchange.requests("POST order").get(index).json().path(field).asString();
    }

    private @Nullable Reason reason() {
        Pause pause = quoter.pause();
        return pause == null ? null : pause.reason();
    }

    private void later(long ms) {
        nowMs.addAndGet(ms);
    }

    private void market(String status) {
        markets.take(JsonMapper.shared().readTree("""
                [{"symbol":"TATA_INR","baseAsset":"TATA","quoteAsset":"INR","status":"%s","tickSize":"0.01","lotSize":"0.01",
                "minQuantity":"0.01","maxQuantity":"1000000.00","minNotional":"0","makerFeeBps":10,"takerFeeBps":20}]""".formatted(status)));
    }

    private static Reference price(String price) {
        return new Reference(new BigDecimal(price), 0, null);
    }
}
