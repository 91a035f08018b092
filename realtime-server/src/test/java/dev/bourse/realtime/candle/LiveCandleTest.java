package dev.bourse.realtime.candle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Topic.Candles;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Live candles against candles that are computed from all trades at once. */
final class LiveCandleTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long MIDNIGHT = 1_723_161_600_000L;

    private final List<JsonNode> sent = new ArrayList<>();
    private long nowMs = MIDNIGHT;

    @ParameterizedTest
    @EnumSource(CandleDuration.class)
    void everyCandleFromTheSeedOnEqualsTheOneComputedFromAllTrades(CandleDuration duration) {
        for (int run = 0; run < 100; run++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            sent.clear();
            List<MarketTrade> trades = trades(random, duration, 300);
            int stored = 1 + random.nextInt(200);
            int seen = stored + random.nextInt(50);
            TradeRing ring = ring(trades.subList(random.nextInt(stored + 1), seen));
            LiveCandle candle = candle(duration);

            assertThat(candle.join(seedOf(trades.subList(0, stored), duration), ring))
                    .isTrue();
            for (MarketTrade trade : trades.subList(seen, trades.size())) {
                nowMs += random.nextInt(30);
                candle.add(trade);
                candle.flush();
                repeatSome(candle, trades.subList(0, (int) trade.tradeId()), random);
            }
            nowMs += 1000;
            candle.flush();

            Map<Long, String> expected = expected(trades, duration);
            long first = duration.bucketStartMs(trades.get(stored - 1).timeMs());
            expected.keySet().removeIf(it -> it < first);
            assertThat(closedAndLast()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static void repeatSome(LiveCandle candle, List<MarketTrade> trades, Random random) {
        for (int i = random.nextInt(3); i > 0; i--) {
            candle.add(trades.get(random.nextInt(trades.size())));
        }
    }

    @Test
    void closedCandleIsSentWithFinalValuesBeforeTheNextOne() {
        LiveCandle candle = candle(CandleDuration.ONE_MINUTE);
        candle.startWithout(new TradeRing(10, true));

        candle.add(trade(1, MIDNIGHT, "10", "1"));
        candle.add(trade(2, MIDNIGHT + 59_999, "12", "0.5"));
        candle.add(trade(3, MIDNIGHT + 60_000, "11", "2"));

        assertThat(sent).hasSize(3);
        assertThat(sent.get(1).toString())
                .isEqualTo("{\"e\":\"kline\",\"s\":\"BTCUSDT\",\"i\":\"1m\",\"t\":1723161600000,\"T\":1723161659999,"
                        + "\"o\":\"10\",\"h\":\"12\",\"l\":\"10\",\"c\":\"12\",\"v\":\"1.5\",\"q\":\"16\",\"n\":2,"
                        + "\"x\":true,\"L\":2}");
        assertThat(sent.get(2).path("x").asBoolean()).isFalse();
        assertThat(sent.get(2).path("o").asString()).isEqualTo("11");
    }

    @Test
    void openCandleIsSentAtMostOncePerInterval() {
        LiveCandle candle = candle(CandleDuration.ONE_MINUTE);
        candle.startWithout(new TradeRing(10, true));
        candle.add(trade(1, MIDNIGHT, "10", "1"));
        candle.add(trade(2, MIDNIGHT, "11", "1"));
        candle.add(trade(3, MIDNIGHT, "12", "1"));
        candle.flush();
        assertThat(sent).hasSize(1);

        nowMs += 100;
        candle.flush();
        candle.flush();

        assertThat(sent).hasSize(2);
        assertThat(sent.getLast().path("c").asString()).isEqualTo("12");
    }

    @Test
    void tradesThatAreInAKlineAreNotCountedAgain() {
        LiveCandle candle = candle(CandleDuration.FIVE_MINUTES);
        TradeRing ring = ring(List.of(
                trade(7, MIDNIGHT + 30_000, "10", "1"),
                trade(8, MIDNIGHT + 59_999, "10", "1"),
                trade(9, MIDNIGHT + 60_000, "20", "1")));

        assertThat(candle.join(seed(MIDNIGHT, 40, null, MIDNIGHT + 60_000), ring))
                .isTrue();

        assertThat(sent.getLast().path("n").asLong()).isEqualTo(41);
        assertThat(sent.getLast().path("h").asString()).isEqualTo("20");
    }

    @Test
    void seedThatTheTradesDoNotReachBackToIsShownButNotBuiltUpon() {
        LiveCandle candle = candle(CandleDuration.ONE_MINUTE);
        TradeRing ring = ring(List.of(trade(12, MIDNIGHT + 1, "10", "1")));

        assertThat(candle.join(seed(MIDNIGHT, 5, 10L, null), ring)).isFalse();
        candle.add(trade(13, MIDNIGHT + 2, "10", "1"));
        assertThat(sent).hasSize(1);
        assertThat(sent.getLast().path("n").asLong()).isEqualTo(5);

        ring.add(trade(13, MIDNIGHT + 2, "10", "1"));
        assertThat(candle.join(seed(MIDNIGHT, 6, 11L, null), ring)).isTrue();
        assertThat(sent.getLast().path("n").asLong()).isEqualTo(8);
    }

    @Test
    void missingTradeEndsTheCandleUntilASeedHasIt() {
        LiveCandle candle = candle(CandleDuration.ONE_MINUTE);
        assertThat(candle.join(seed(MIDNIGHT, 5, 10L, null), new TradeRing(10, false)))
                .isTrue();

        candle.add(trade(12, MIDNIGHT + 1, "99", "1"));

        assertThat(candle.settled()).isFalse();
        assertThat(sent.getLast().path("n").asLong()).isEqualTo(5);
    }

    @Test
    void bucketThatEndedWhileTradesWereMissingIsKnownToBeUnclosed() {
        LiveCandle candle = candle(CandleDuration.ONE_MINUTE);
        candle.join(seed(MIDNIGHT, 5, 10L, null), new TradeRing(10, false));
        candle.add(trade(12, MIDNIGHT + 60_001, "99", "1"));

        TradeRing ring = ring(List.of(trade(12, MIDNIGHT + 60_001, "99", "1")));
        assertThat(candle.unclosedBefore(seed(MIDNIGHT + 60_000, 2, 12L, null), ring))
                .isEqualTo(MIDNIGHT);
    }

    @Test
    void marketThatTheBackendDoesNotKnowStartsWithTheFirstTrade() {
        LiveCandle candle = candle(CandleDuration.ONE_MINUTE);
        candle.startWithout(ring(List.of(trade(1, MIDNIGHT, "10", "1"), trade(2, MIDNIGHT, "11", "1"))));
        candle.add(trade(3, MIDNIGHT, "12", "1"));
        nowMs += 100;
        candle.flush();

        assertThat(candle.settled()).isFalse();
        assertThat(sent.getLast().path("n").asLong()).isEqualTo(3);
    }

    @Test
    void marketOfWhichTradesAreGoneWaitsForTheBackend() {
        LiveCandle candle = candle(CandleDuration.ONE_MINUTE);
        TradeRing ring = new TradeRing(10, false);
        ring.add(trade(1, MIDNIGHT, "10", "1"));
        candle.startWithout(ring);

        assertThat(sent).isEmpty();
    }

    private LiveCandle candle(CandleDuration duration) {
        return new LiveCandle(
                new Candles("BTCUSDT", duration),
                100,
                () -> Instant.ofEpochMilli(nowMs),
                frame -> sent.add(data(frame)));
    }

    private static JsonNode data(Frame frame) {
        return JSON.readTree(frame.json()).path("data");
    }

    /** The closed candles that were sent and the last open one, as {@code o h l c v q n L}, by bucket. */
    private Map<Long, String> closedAndLast() {
        Map<Long, String> candles = new TreeMap<>();
        for (int i = 0; i < sent.size(); i++) {
            JsonNode it = sent.get(i);
            if (it.path("x").asBoolean() || i == sent.size() - 1) {
                assertThat(candles.put(it.path("t").asLong(), fields(it))).isNull();
            }
        }
        return candles;
    }

    private static String fields(JsonNode it) {
        return "o h l c v q n L"
                .chars()
                .filter(c -> c != ' ')
                .mapToObj(c -> it.path(String.valueOf((char) c)).asString())
                .collect(Collectors.joining(" "));
    }

    private static Map<Long, String> expected(List<MarketTrade> trades, CandleDuration duration) {
        return trades.stream()
                .collect(Collectors.groupingBy(
                        it -> it.timeMs() / duration.lengthMs() * duration.lengthMs(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), LiveCandleTest::expected)));
    }

    private static String expected(List<MarketTrade> bucket) {
        List<BigDecimal> prices =
                bucket.stream().map(MarketTrade::price).sorted().toList();
        BigDecimal volume = bucket.stream().map(MarketTrade::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal quote =
                bucket.stream().map(it -> it.price().multiply(it.quantity())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return String.join(
                " ",
                plain(bucket.getFirst().price()),
                plain(prices.getLast()),
                plain(prices.getFirst()),
                plain(bucket.getLast().price()),
                plain(volume),
                plain(quote),
                String.valueOf(bucket.size()),
                String.valueOf(bucket.getLast().tradeId()));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static CandleSeed seedOf(List<MarketTrade> stored, CandleDuration duration) {
        long bucketMs = duration.bucketStartMs(stored.getLast().timeMs());
        String[] it = expected(
                        stored.stream().filter(t -> t.timeMs() >= bucketMs).toList())
                .split(" ", -1);
        return new CandleSeed(
                bucketMs / 1000,
                new BigDecimal(it[0]),
                new BigDecimal(it[1]),
                new BigDecimal(it[2]),
                new BigDecimal(it[3]),
                new BigDecimal(it[4]),
                new BigDecimal(it[5]),
                Long.parseLong(it[6]),
                Long.parseLong(it[7]),
                null);
    }

    private static CandleSeed seed(long openMs, long trades, @Nullable Long lastTradeId, @Nullable Long coveredUntil) {
        BigDecimal ten = BigDecimal.TEN;
        return new CandleSeed(openMs / 1000, ten, ten, ten, ten, ten, ten, trades, lastTradeId, coveredUntil);
    }

    private static TradeRing ring(List<MarketTrade> trades) {
        TradeRing ring = new TradeRing(1000, true);
        trades.forEach(ring::add);
        return ring;
    }

    private static List<MarketTrade> trades(Random random, CandleDuration duration, int count) {
        List<MarketTrade> trades = new ArrayList<>();
        long timeMs = MIDNIGHT + random.nextLong(duration.lengthMs());
        for (int id = 1; id <= count; id++) {
            timeMs += random.nextInt(20) == 0 ? random.nextLong(duration.lengthMs() * 2) : random.nextLong(50);
            BigDecimal price = BigDecimal.valueOf(5_000_000 + random.nextInt(1000), 2);
            BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 8);
            trades.add(new MarketTrade("BTCUSDT", id, timeMs, price, quantity, random.nextBoolean()));
        }
        return trades;
    }

    private static MarketTrade trade(long id, long timeMs, String price, String quantity) {
        return new MarketTrade("BTCUSDT", id, timeMs, new BigDecimal(price), new BigDecimal(quantity), true);
    }
}
