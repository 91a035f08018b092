package dev.bourse.backend.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.exchange.TestEngine;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The history of accounts with a random past, as the service tells it, against a replay of everything. */
final class PortfolioHistoryIT {

    private static final int ACCOUNTS = 12;
    private static final String PATH = "/api/v1/portfolio/history";

    private static final long MINUTE_MS = 60_000;

    private static final long SEED = System.nanoTime();

    private static TestBackend backend;
    private static TestEngine engine;
    private static PastWorld world;
    private static int accounts;

    private record Person(String cookie, PastAccount past) {}

    private record Point(long timeMs, BigDecimal value, BigDecimal netDeposits) {}

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.start("--ORDER_TIMEOUT=5s");
        engine = new TestEngine(backend.redis().url());
        world = new PastWorld(backend, engine, new Random(SEED));
    }

    @AfterAll
    static void stop() throws Exception {
        engine.close();
        backend.close();
    }

    @ParameterizedTest
    @CsvSource({"15m, 900000, 2", "1h, 3600000, 5", "1d, 86400000, 6"})
    void historyIsWhatAReplayOfEverythingSays(String interval, long stepMs, int days) throws Exception {
        for (int i = 0; i < ACCOUNTS; i++) {
            Person person = person();
            long fromMs = world.nowMs() - world.random().nextLong(days * PastWorld.DAY_MS);
            boolean endsNow = world.random().nextInt(3) > 0;
            long toMs = endsNow ? Long.MAX_VALUE : fromMs + world.random().nextLong(world.nowMs() - fromMs);

            JsonNode history = history(
                    person, "?currency=USDT&interval=" + interval + "&from=" + fromMs + (endsNow ? "" : "&to=" + toMs));

            JsonNode points = history.path("points");
            long nowMs = endsNow ? points.path(points.size() - 1).path("time").asLong() : 0;
            assertThat(read(points))
                    .as("account %d of seed %d, %s from %d", i, SEED, interval, fromMs)
                    .containsExactlyElementsOf(expected(person.past(), stepMs, fromMs, toMs, nowMs));
        }
    }

    private static List<Point> expected(PastAccount past, long stepMs, long fromMs, long toMs, long nowMs) {
        long endMs = nowMs == 0 ? toMs : nowMs;
        long firstMs = past.firstFundsMs();
        List<Point> points = new ArrayList<>();
        if (firstMs >= fromMs && firstMs <= endMs && firstMs % stepMs != 0) {
            points.add(point(past, firstMs, PastAccount.end(firstMs, MINUTE_MS)));
        }
        long startMs = Math.ceilDiv(Math.max(fromMs, firstMs), stepMs) * stepMs;
        for (long timeMs = startMs; timeMs <= endMs; timeMs += stepMs) {
            points.add(point(past, timeMs, timeMs));
        }
        if (nowMs != 0 && endMs % stepMs != 0) {
            points.add(point(past, endMs, endMs));
        }
        return points;
    }

    private static Point point(PastAccount past, long timeMs, long pricesMs) {
        return new Point(
                timeMs,
                past.value(timeMs, pricesMs).stripTrailingZeros(),
                past.netDeposits(timeMs, MINUTE_MS).stripTrailingZeros());
    }

    private static List<Point> read(JsonNode points) {
        List<Point> read = new ArrayList<>();
        for (JsonNode it : points) {
            Point point = new Point(it.path("time").asLong(), decimal(it, "value"), decimal(it, "netDeposits"));
            assertThat(decimal(it, "pnl")).isEqualByComparingTo(point.value().subtract(point.netDeposits()));
            read.add(point);
        }
        return read;
    }

    private static BigDecimal decimal(JsonNode point, String name) {
        return new BigDecimal(point.path(name).asString()).stripTrailingZeros();
    }

    @Test
    void lastPointAgreesWithThePortfolio() throws Exception {
        for (int i = 0; i < ACCOUNTS; i++) {
            Person person = person();
            JsonNode points = history(person, "").path("points");
            JsonNode portfolio = TestBackend.parse(
                    backend.get("/api/v1/portfolio", "Cookie", person.cookie()).body());

            assertThat(points.path(points.size() - 1).path("value").asString())
                    .as("account %d of seed %d", i, SEED)
                    .isEqualTo(portfolio.path("totalValue").asString());
        }
    }

    @Test
    void firstFundsAreNoProfit() throws Exception {
        Person person = person();

        JsonNode first = history(person, "?interval=1d").path("points").path(0);

        assertThat(first.path("time").asLong()).isEqualTo(person.past().firstFundsMs());
        assertThat(decimal(first, "pnl")).isZero();
    }

    /** As many as that are not looked up one by one. */
    @Test
    void transfersOfManyMinutesAreValuedByTheQuarterHour() throws Exception {
        Person person = stranger();
        person.past().receive(backend, engine, PastWorld.BTC, 300, 2 * MINUTE_MS);

        JsonNode points = history(person, "?interval=1h").path("points");

        assertThat(decimal(points.path(points.size() - 1), "netDeposits"))
                .as("seed %d", SEED)
                .isEqualByComparingTo(person.past().netDeposits(world.nowMs(), 15 * MINUTE_MS));
    }

    @Test
    void accountWithoutFundsHasNoPoints() throws Exception {
        String cookie = backend.register("poor@example.com");

        assertThat(backend.get(PATH, "Cookie", cookie).body())
                .isEqualTo("{\"quoteAsset\":\"USDT\",\"interval\":\"1h\",\"points\":[]}");
    }

    @Test
    void fileHasWhatTheListHas() throws Exception {
        Person person = person();
        long toMs = world.nowMs();
        String query = "?interval=15m&from=" + (toMs - PastWorld.DAY_MS) + "&to=" + toMs;
        List<String> expected = new ArrayList<>(List.of("time,value,netDeposits,pnl"));
        for (JsonNode it : history(person, query).path("points")) {
            expected.add(Instant.ofEpochMilli(it.path("time").asLong()) + ","
                    + it.path("value").asString() + "," + it.path("netDeposits").asString() + ","
                    + it.path("pnl").asString());
        }

        HttpResponse<String> file = backend.get(PATH + query, "Cookie", person.cookie(), "Accept", "text/csv");

        assertThat(file.body().lines()).containsExactlyElementsOf(expected);
        assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"portfolio.csv\"");
    }

    @Test
    void currencyThatThereIsNotIsRefused() throws Exception {
        HttpResponse<String> response = backend.get(PATH + "?currency=DOGE", "Cookie", person().cookie());

        assertThat(response.statusCode()).isEqualTo(404);
        JsonNode error = TestBackend.parse(response.body()).path("error");
        assertThat(error.path("code").asString()).isEqualTo("UNKNOWN_ASSET");
        assertThat(error.path("message").asString()).isEqualTo("There is no asset DOGE here.");
        assertThat(error.at("/details/allowed").toString()).isEqualTo("[\"BTC\",\"ETH\",\"TATA\",\"USDT\"]");
    }

    @ParameterizedTest
    @CsvSource({"application/json", "text/csv"})
    void moreThanAThousandPointsAreRefused(String accept) throws Exception {
        HttpResponse<String> response = backend.get(
                PATH + "?interval=1h&from=2026-01-01&to=2026-03-01", "Cookie", person().cookie(), "Accept", accept);

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode error = TestBackend.parse(response.body()).path("error");
        assertThat(error.path("code").asString()).isEqualTo("INVALID_RANGE");
        assertThat(error.at("/details/points").asInt()).isEqualTo(1_418);
        assertThat(error.at("/details/maximum").asInt()).isEqualTo(1_000);
    }

    @Test
    void strangerIsRefused() throws Exception {
        assertThat(backend.get(PATH).statusCode()).isEqualTo(401);
    }

    private static Person person() throws Exception {
        Person person = stranger();
        person.past().live(backend, engine);
        return person;
    }

    private static Person stranger() throws Exception {
        String cookie = backend.register("person" + ++accounts + "@example.com");
        JsonNode session = TestBackend.parse(
                backend.get("/api/v1/auth/session", "Cookie", cookie).body());
        long accountId = Long.parseLong(session.path("accountId").asString());
        return new Person(cookie, new PastAccount(world, accountId));
    }

    private static JsonNode history(Person person, String query) throws Exception {
        HttpResponse<String> response = backend.get(PATH + query, "Cookie", person.cookie());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestBackend.parse(response.body());
    }
}
