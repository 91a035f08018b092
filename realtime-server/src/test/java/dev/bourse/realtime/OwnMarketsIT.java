package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.engine.wire.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Books, trades, candles and statistics of the exchange's own markets. */
final class OwnMarketsIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SUBSCRIBE = "{\"method\":\"SUBSCRIBE\",\"params\":[\"%s\"],\"id\":1}";

    @TempDir
    private Path directory;

    private RealtimeFixture bourse;

    @BeforeEach
    void start() throws Exception {
        bourse = new RealtimeFixture(directory);
    }

    @AfterEach
    void stop() throws Exception {
        bourse.close();
    }

    @Test
    void subscriberGetsTheWholeBookAndThenItsChanges() {
        bourse.exchange.createTata();
        bourse.exchange.write(it -> it.level(TestExchange.TATA, Side.BUY, 10_050, 15_000)
                .level(TestExchange.TATA, Side.BUY, 10_049, 1)
                .level(TestExchange.TATA, Side.SELL, 10_075, 10_000));
        TestClient client = subscriber("depth@TATA_INR");

        assertThat(client.next("snapshot"))
                .isEqualTo(
                        "{\"stream\":\"depth@TATA_INR\",\"data\":{\"e\":\"depth\",\"s\":\"TATA_INR\",\"U\":6,\"u\":6,"
                                + "\"b\":[[\"100.50\",\"150.00\"],[\"100.49\",\"0.01\"]],\"a\":[[\"100.75\",\"100.00\"]],"
                                + "\"snapshot\":true}}");
        bourse.exchange.write(it -> it.balance(7, 0, 1, 1));
        bourse.exchange.write(it -> it.level(TestExchange.TATA, Side.BUY, 10_050, 0)
                .level(TestExchange.TATA, Side.SELL, 10_075, 5)
                .level(TestExchange.TATA, Side.SELL, 10_075, 6)
                .balance(7, 0, 1, 1));

        assertThat(client.next("depth@"))
                .isEqualTo(
                        "{\"stream\":\"depth@TATA_INR\",\"data\":{\"e\":\"depth\",\"s\":\"TATA_INR\",\"U\":7,\"u\":11,"
                                + "\"b\":[[\"100.50\",\"0\"]],\"a\":[[\"100.75\",\"0.06\"]]}}");
    }

    @Test
    void marketAppearsWhenItIsMadeAndAssetsStayTheFeeds() {
        TestClient client = bourse.client("/api/v1/ws").send(SUBSCRIBE.formatted("depth@TATA_INR"));
        client.next("UNKNOWN_SYMBOL");

        bourse.exchange.createTata();

        subscriber("depth@TATA_INR").next("\"u\":3,\"b\":[],\"a\":[]");
        assertThat(client.send(SUBSCRIBE.formatted("depth@BTCUSDT")).next("UNKNOWN_SYMBOL"))
                .contains("\"allowed\":[\"TATA_INR\"]");
        assertThat(client.send(SUBSCRIBE.formatted("trade@NOPE")).next("UNKNOWN_SYMBOL"))
                .contains("\"allowed\":[\"BTCUSDT\",\"ETHUSDT\",\"TATA_INR\"]");
        assertThat(bourse.client("/api/v1/ws").next("connection")).contains("\"assets\":[\"BTCUSDT\",\"ETHUSDT\"]");
    }

    @Test
    void serverStartsWithoutTheEngineAndHasItsMarketsWhenItIsThere() {
        bourse.exchange.createTata();
        bourse.exchange.away(true);
        try (ConfigurableApplicationContext second = bourse.run()) {
            try (TestClient client = TestClient.connect(RealtimeFixture.uri(second, "/api/v1/ws"))) {
                client.send(SUBSCRIBE.formatted("depth@TATA_INR")).next("UNKNOWN_SYMBOL");

                bourse.exchange.away(false);

                subscribed(client, "depth@TATA_INR").next("snapshot");
            }
        }
    }

    @Test
    void booksOfClientsEqualTheEnginesWhateverHappens() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        bourse.exchange.createTata();
        bourse.exchange.createBtc();
        TestClient steady = subscriber("depth@TATA_INR");
        TestBook book = new TestBook();
        for (int round = 0; round < 10; round++) {
            TestClient late = subscriber("depth@TATA_INR");
            TestBook lateBook = new TestBook();
            for (int i = 0; i < 400; i++) {
                change(random);
            }
            switch (round) {
                case 3 -> bourse.exchange.trim(bourse.exchange.sequence());
                case 6 -> bourse.exchange.archive();
                default -> {}
            }
            bourse.exchange.write(it -> it.level(TestExchange.TATA, Side.BUY, 1, random.nextInt(1, 1000)));

            follow(steady, book, seed);
            follow(late, lateBook, seed);
            late.close();
        }
    }

    /** Reads messages until the book has all that the engine's has, and then compares. */
    private void follow(TestClient client, TestBook book, long seed) {
        long until = bourse.exchange.sequence();
        while (book.lastId() < until) {
            book.apply(client.nextJson("\"e\":\"depth\"").path("data"));
        }
        assertThat(book.bids).as("seed %d", seed).isEqualTo(engine(Side.BUY));
        assertThat(book.asks).as("seed %d", seed).isEqualTo(engine(Side.SELL));
    }

    private Map<Long, Long> engine(Side side) {
        return new TreeMap<>(bourse.exchange.levels(TestExchange.TATA, side));
    }

    private void change(Random random) {
        bourse.exchange.write(entry -> {
            int events = random.nextInt(1, 6);
            for (int i = 0; i < events; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> entry.balance(random.nextInt(1, 9), 0, 1, 1);
                    case 1 -> entry.level(TestExchange.BTC, Side.SELL, random.nextInt(100, 120), random.nextInt(5));
                    case 2 -> entry.level(TestExchange.TATA, Side.BUY, random.nextInt(60, 100), lots(random));
                    default -> entry.level(TestExchange.TATA, Side.SELL, random.nextInt(100, 140), lots(random));
                }
            }
        });
    }

    private static long lots(Random random) {
        return Math.max(0, random.nextInt(-300, 1000));
    }

    @Test
    void bookIsToldAnewWhenTheLogHasGoneBack() {
        bourse.exchange.createTata();
        TestClient client = subscriber("depth@TATA_INR");
        client.next("snapshot");
        bourse.exchange.write(it -> it.level(TestExchange.TATA, Side.BUY, 10_050, 1));
        client.next("100.50");

        bourse.exchange.goBackTo(2);
        bourse.exchange.write(it -> it.level(TestExchange.TATA, Side.SELL, 10_060, 7));

        assertThat(client.next("snapshot")).contains("\"U\":3,\"u\":3,").contains("[[\"100.60\",\"0.07\"]]");
        bourse.exchange.write(it -> it.level(TestExchange.TATA, Side.SELL, 10_060, 8));
        assertThat(client.next("depth@")).contains("\"U\":4,\"u\":4,");
    }

    @Test
    void bookIsToldAnewWhenTheNextEventHasBeenTrimmed() {
        bourse.exchange.createTata();
        TestClient client = subscriber("depth@TATA_INR");
        client.next("snapshot");

        bourse.exchange.lose(it -> it.level(TestExchange.TATA, Side.BUY, 10_050, 1));
        assertThat(client.next("snapshot")).contains("\"U\":4,\"u\":4,").contains("100.50");

        bourse.exchange.lose(it -> it.level(TestExchange.TATA, Side.BUY, 10_051, 1));
        bourse.exchange.write(it -> it.level(TestExchange.TATA, Side.BUY, 10_052, 1));
        assertThat(client.next("snapshot")).contains("\"U\":6,\"u\":6,").contains("100.51");
    }

    @Test
    void streamsGoOnByThemselvesAfterRedisWasAway() throws Exception {
        bourse.exchange.createTata();
        TestClient client = subscriber("depth@TATA_INR");
        client.next("snapshot");

        bourse.redis.stop();
        bourse.redis.startAgain();
        await().atMost(Duration.ofSeconds(15)).ignoreExceptions().until(() -> {
            bourse.exchange.write(it -> it.level(TestExchange.TATA, Side.BUY, 10_050, 1));
            return true;
        });

        assertThat(client.next("depth@")).contains("\"U\":4,");
        assertThat(client.all("snapshot")).hasSize(1);
    }

    @Test
    void tradesAndCandlesOfOwnMarketsAreLikeTheFeeds() {
        bourse.exchange.createBtc();
        TestClient client = subscriber("trade@BTC_USDT");
        client.send(SUBSCRIBE.formatted("kline_1m@BTC_USDT"));
        bourse.exchange.write(it -> it.trade(TestExchange.BTC, 1, 6_100_000, 5, 7, 8));
        bourse.exchange.write(it -> it.trade(TestExchange.BTC, 2, 6_100_100, 10, 7, 8));

        assertThat(client.next("\"t\":1,"))
                .isEqualTo("{\"stream\":\"trade@BTC_USDT\",\"data\":{\"e\":\"trade\",\"s\":\"BTC_USDT\",\"t\":1,"
                        + "\"p\":\"61000\",\"q\":\"0.00005\",\"m\":false,\"T\":1756480528003}}");
        JsonNode candle = client.nextJson("\"n\":2").path("data");
        assertThat(candle.path("s").asString()).isEqualTo("BTC_USDT");
        assertThat(candle.path("o").asString()).isEqualTo("61000");
        assertThat(candle.path("c").asString()).isEqualTo("61001");
        assertThat(candle.path("v").asString()).isEqualTo("0.00015");
    }

    @Test
    void candleOfAMarketThatTradedBeforeBeginsWithTheBackend() {
        bourse.exchange.createBtc();
        bourse.exchange.write(it -> it.trade(TestExchange.BTC, 1, 100, 5, 7, 8));
        bourse.exchange.write(it -> it.trade(TestExchange.BTC, 2, 200, 5, 7, 8));
        bourse.exchange.archive();
        bourse.exchange.write(it -> it.trade(TestExchange.BTC, 3, 300, 5, 7, 8));
        bourse.backend.current(
                "BTC_USDT",
                "1m",
                "{\"symbol\":\"BTC_USDT\",\"duration\":\"1m\",\"time\":1756480500,\"open\":\"1\",\"high\":\"2\","
                        + "\"low\":\"1\",\"close\":\"2\",\"volume\":\"0.0001\",\"quoteVolume\":\"0.00015\",\"trades\":2,"
                        + "\"lastTradeId\":2,\"coveredUntil\":null}");
        try (ConfigurableApplicationContext second = bourse.run();
                TestClient client = TestClient.connect(RealtimeFixture.uri(second, "/api/v1/ws"))) {
            JsonNode candle =
                    subscribed(client, "kline_1m@BTC_USDT").nextJson("kline").path("data");

            assertThat(candle.path("n").asLong()).isEqualTo(3);
            assertThat(candle.path("c").asString()).isEqualTo("3");
        }
    }

    @Test
    void tickerComesFromTheBackendWhenTheMarketHasChanged() {
        bourse.exchange.createTata();
        bourse.backend.ticker("TATA_INR", ticker("100.50"));
        TestClient client = subscriber("ticker@TATA_INR");

        assertThat(client.next("ticker@TATA_INR"))
                .isEqualTo(
                        "{\"stream\":\"ticker@TATA_INR\",\"data\":{\"e\":\"ticker\",\"symbol\":\"TATA_INR\","
                                + "\"first\":\"100\",\"last\":\"100.5\",\"high\":\"101\",\"low\":\"99\",\"change\":\"0.5\",\"percent\":\"0.5\","
                                + "\"volume\":\"10\",\"quoteVolume\":\"1000\",\"trades\":3,\"bid\":\"100\",\"ask\":\"101\",\"timestamp\":5}}");
        int before = bourse.backend.requests();
        bourse.backend.ticker("TATA_INR", ticker("101"));
        for (int lots = 1; lots <= 100; lots++) {
            int now = lots;
            bourse.exchange.write(it -> it.level(TestExchange.TATA, Side.BUY, 10_000, now));
        }

        client.next("\"last\":\"101\"");
        assertThat(bourse.backend.requests()).isLessThanOrEqualTo(before + 3);
    }

    @Test
    void tickerOfATradeThatIsNotStoredYetIsAskedForAgain() {
        bourse.exchange.createTata();
        bourse.backend.noTicker("TATA_INR");
        int before = bourse.backend.requests();
        TestClient client = subscriber("ticker@TATA_INR");
        await().until(() -> bourse.backend.requests() > before);

        bourse.backend.ticker("TATA_INR", ticker("100.50"));
        assertThat(client.next("ticker@TATA_INR")).contains("\"last\":\"100.5\"");
    }

    private static String ticker(String last) {
        return "{\"symbol\":\"TATA_INR\",\"first\":\"100\",\"last\":\"" + last
                + "\",\"high\":\"101\",\"low\":\"99\",\"change\":\"0.5\",\"percent\":\"0.5\",\"volume\":\"10\","
                + "\"quoteVolume\":\"1000\",\"trades\":3,\"bid\":\"100\",\"ask\":\"101\",\"timestamp\":5}";
    }

    private TestClient subscriber(String stream) {
        return subscribed(bourse.client("/api/v1/ws"), stream);
    }

    /** Subscribes as soon as the server knows the market. */
    private static TestClient subscribed(TestClient client, String stream) {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            client.send(SUBSCRIBE.formatted(stream));
            return JSON.readTree(client.next("\"id\":1")).has("result");
        });
        return client;
    }
}
