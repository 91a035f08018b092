package dev.bourse.maker.quoting;

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
import tools.jackson.databind.json.JsonMapper;

/** One market, one level on each side, a clock that is moved by hand, and an exchange that says what the test wants. */
abstract class QuoterFixture {

    private static final String BALANCES = """
            [{"asset":"TATA","available":"100.00","locked":"0.00"},{"asset":"INR","available":"100000.0000","locked":"0.0000"}]""";

    final AtomicLong nowMs = new AtomicLong(1_764_000_000_000L);
    final InstantSource clock = () -> Instant.ofEpochMilli(nowMs.get());
    final AtomicReference<Reference> reference = new AtomicReference<>(price("100.00"));
    final HttpClient http = HttpClient.newHttpClient();
    final MarketList markets = new MarketList();
    TestingExchange exchange;
    Account account;
    TestAccounts stream;
    DeadManSwitch deadMan;
    MarketQuoter quoter;

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

    /** Quotes the first time. */
    void quotes() throws InterruptedException {
        exchange.answers("POST order", 200, "{\"orderId\":\"1\"}").answers("POST order", 200, "{\"orderId\":\"2\"}");
        quoter.step();
        told(1, "buy", "b0", "99.90");
        told(2, "sell", "a0", "100.10");
    }

    void told(long id, String side, String place, String price) {
        stream.order(id, "mm-TATA_INR-" + place + "-" + id, "TATA_INR", side, price, "10.00");
    }

    void gone(long id) {
        stream.tells("""
                {"e":"order","status":"cancelled","market":"TATA_INR","orderId":"%d","remainingQty":"0.00"}""".formatted(id));
    }

    String order(int index, String field) {
        return exchange.requests("POST order").get(index).json().path(field).asString();
    }

    @Nullable
    Reason reason() {
        Pause pause = quoter.pause();
        return pause == null ? null : pause.reason();
    }

    void later(long ms) {
        nowMs.addAndGet(ms);
    }

    void market(String status) {
        markets.take(JsonMapper.shared().readTree("""
                [{"symbol":"TATA_INR","baseAsset":"TATA","quoteAsset":"INR","status":"%s","tickSize":"0.01","lotSize":"0.01",
                "minQuantity":"0.01","maxQuantity":"1000000.00","minNotional":"0","makerFeeBps":10,"takerFeeBps":20}]""".formatted(status)));
    }

    static Reference price(String price) {
        return new Reference(new BigDecimal(price), 0, null);
    }
}
