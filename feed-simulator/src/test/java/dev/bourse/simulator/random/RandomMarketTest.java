package dev.bourse.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.simulator.market.AggregateTrade;
import dev.bourse.simulator.market.BookTop;
import dev.bourse.simulator.market.Candle;
import dev.bourse.simulator.market.KlineInterval;
import dev.bourse.simulator.market.Klines;
import dev.bourse.simulator.market.Trade;
import dev.bourse.simulator.market.TradeHistory;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomMarketTest {

    private static final long SEED = 7;
    private static final Instant NOW = Instant.parse("2025-08-29T14:35:28.123Z");
    private static final long NOW_MS = NOW.toEpochMilli();
    private static final long HOUR_MS = 3_600_000;

    @ParameterizedTest
    @CsvSource({"BTCUSDT, 4", "ETHUSDT, 0.05", "SOLUSDT, 60", "NEWCOINUSDT, 1000"})
    void tradeIdsAreContiguousAndTimesNeverGoBack(String symbol, double tradesPerSecond) {
        TradeHistory history = history(symbol, tradesPerSecond, NOW);

        List<Trade> trades = lastTrades(history, 20_000);

        assertThat(trades)
                .extracting(Trade::id)
                .containsExactlyElementsOf(LongStream.rangeClosed(
                                trades.getFirst().id(), trades.getLast().id())
                        .boxed()
                        .toList());
        assertThat(trades).extracting(Trade::timeMs).isSorted();
        assertThat(trades).allMatch(it -> it.priceTicks() > 0 && it.quantityLots() > 0 && it.timeMs() <= NOW_MS);
    }

    @Test
    void tradesOfThePastAreTheSameWhoeverAsksAndWhenever() {
        TradeHistory before = history("BTCUSDT", 4, NOW);
        TradeHistory afterRestart = history("BTCUSDT", 4, NOW.plusSeconds(86_400));
        long id = before.newestId() - 30_000;

        List<Trade> inOnePiece = afterRestart.trades(id, id + 2_000);

        assertThat(before.trades(id, id + 2_000)).isEqualTo(inOnePiece);
        assertThat(LongStream.rangeClosed(id, id + 2_000)
                        .mapToObj(it -> before.trades(it, it).getFirst()))
                .containsExactlyElementsOf(inOnePiece);
    }

    @Test
    void anotherSeedIsAnotherMarket() {
        RandomMarket one = new RandomMarket(1, SymbolProfile.of("BTCUSDT"), 4);
        RandomMarket two = new RandomMarket(2, SymbolProfile.of("BTCUSDT"), 4);

        assertThat(one.top(NOW_MS)).isNotEqualTo(two.top(NOW_MS));
    }

    @Test
    void nothingOfTheFutureIsTold() {
        TradeHistory history = history("BTCUSDT", 4, NOW);
        long newest = history.newestId();

        assertThat(history.trades(newest + 1, newest + 1_000)).isEmpty();
        assertThat(history.firstIdFrom(NOW_MS + HOUR_MS)).isEqualTo(newest + 1);
    }

    @Test
    void historyReachesBackAWeekAndNotFurther() {
        TradeHistory history = history("BTCUSDT", 4, NOW);
        Instant midnightAWeekAgo = Instant.parse("2025-08-22T00:00:00Z");

        long oldest = history.oldestId();

        assertThat(history.trades(oldest, oldest).getFirst().timeMs())
                .isBetween(midnightAWeekAgo.toEpochMilli(), midnightAWeekAgo.toEpochMilli() + 60_000);
        assertThat(history.trades(0, oldest - 1)).isEmpty();
        assertThat(history.page(0, 10).getFirst().id()).isEqualTo(oldest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "1m", "3m", "15m", "1h", "4h", "1d"})
    void klinesEqualARecomputationFromTheTrades(String label) {
        TradeHistory history = history("ETHUSDT", 4, NOW);
        Klines klines = new Klines(history);
        KlineInterval interval = KlineInterval.ofLabel(label).orElseThrow();

        List<Candle> candles = klines.range(interval, OptionalLong.empty(), OptionalLong.empty(), 3, NOW_MS);

        assertThat(candles).hasSize(3);
        assertThat(candles).allSatisfy(it -> assertThat(it).isEqualTo(recompute(history, it)));
        assertThat(candles.getLast().openMs()).isEqualTo(interval.openOf(NOW_MS));
    }

    @Test
    void openKlineOnlyHoldsWhatHasHappened() {
        TradeHistory history = history("BTCUSDT", 4, NOW);
        Candle open = new Klines(history)
                .range(KlineInterval.MINUTE, OptionalLong.empty(), OptionalLong.empty(), 1, NOW_MS)
                .getFirst();

        assertThat(open.lastId()).isEqualTo(history.newestId());
    }

    @Test
    void historyJoinsTheLivePrice() {
        RandomMarket market = new RandomMarket(SEED, SymbolProfile.of("BTCUSDT"), 4);
        Trade newest = lastTrades(history("BTCUSDT", 4, NOW), 1).getFirst();

        BookTop top = market.top(newest.timeMs());

        assertThat(newest.priceTicks()).isIn(top.bidTicks(), top.askTicks());
    }

    @Test
    void aggregateIdsAreContiguousAndFindTheirTrades() {
        TradeHistory history = history("SOLUSDT", 60, NOW);
        long newest = history.newestId();

        List<AggregateTrade> aggregates = AggregateTrade.page(history, newest - 5_000, newest, 10_000);

        assertThat(aggregates).hasSizeLessThan(5_000);
        long first = aggregates.getFirst().id();
        assertThat(aggregates)
                .extracting(AggregateTrade::id)
                .containsExactlyElementsOf(LongStream.range(first, first + aggregates.size())
                        .boxed()
                        .toList());
        assertThat(aggregates.subList(1, aggregates.size()))
                .allMatch(it -> history.firstTradeOf(it.id()) == it.firstId());
    }

    @Test
    void marketHasBurstsAndQuietSeconds() {
        Klines klines = new Klines(history("BTCUSDT", 4, NOW));

        List<Long> perSecond =
                klines.range(KlineInterval.SECOND, OptionalLong.empty(), OptionalLong.empty(), 1_000, NOW_MS).stream()
                        .map(Candle::trades)
                        .toList();

        assertThat(perSecond).filteredOn(it -> it == 0).hasSizeGreaterThan(50);
        assertThat(perSecond).anyMatch(it -> it > 20);
    }

    @Test
    void dailyMovesArePlausible() {
        Klines klines = new Klines(history("BTCUSDT", 4, NOW));

        List<Candle> days = klines.range(KlineInterval.DAY, OptionalLong.empty(), OptionalLong.empty(), 7, NOW_MS);

        assertThat(days)
                .hasSize(7)
                .allSatisfy(it ->
                        assertThat((double) it.highTicks() / it.lowTicks()).isBetween(1.003, 1.25));
        assertThat(days.getLast().closeTicks() / 100).isBetween(60_000L, 190_000L);
    }

    @Test
    void rateIsTheConfiguredOneOnAverage() {
        TradeHistory history = history("BTCUSDT", 4, NOW);

        long perWeek = history.newestId() - history.firstIdFrom(NOW_MS - 7 * 24 * HOUR_MS);

        assertThat(perWeek / (7 * 24 * 3600.0)).isBetween(3.8, 4.2);
    }

    @Test
    void aWeekOfMinutesIsComputedWithinSeconds() {
        long startNs = System.nanoTime();
        for (String symbol : List.of("BTCUSDT", "ETHUSDT", "SOLUSDT")) {
            Candle week = new Klines(history(symbol, 4, NOW)).over(NOW_MS - 7 * 24 * HOUR_MS, NOW_MS);
            assertThat(week.trades()).isGreaterThan(2_000_000);
        }
        System.out.printf("a week of klines of three symbols: %d ms%n", (System.nanoTime() - startNs) / 1_000_000);
    }

    private static Candle recompute(TradeHistory history, Candle candle) {
        long from = history.firstIdFrom(candle.openMs());
        List<Trade> trades = history.trades(from, history.firstIdFrom(candle.endMs()) - 1);
        if (trades.isEmpty()) {
            long price = history.trades(from - 1, from - 1).getFirst().priceTicks();
            return new Candle(
                    candle.openMs(),
                    candle.endMs(),
                    -1,
                    -1,
                    price,
                    price,
                    price,
                    price,
                    0,
                    BigInteger.ZERO,
                    0,
                    0,
                    BigInteger.ZERO);
        }
        return new Candle(
                candle.openMs(),
                candle.endMs(),
                trades.getFirst().id(),
                trades.getLast().id(),
                trades.getFirst().priceTicks(),
                trades.stream().mapToLong(Trade::priceTicks).max().orElseThrow(),
                trades.stream().mapToLong(Trade::priceTicks).min().orElseThrow(),
                trades.getLast().priceTicks(),
                trades.stream().mapToLong(Trade::quantityLots).sum(),
                quote(trades),
                trades.size(),
                takerBuys(trades).stream().mapToLong(Trade::quantityLots).sum(),
                quote(takerBuys(trades)));
    }

    private static List<Trade> takerBuys(List<Trade> trades) {
        return trades.stream().filter(it -> !it.buyerIsMaker()).toList();
    }

    private static BigInteger quote(List<Trade> trades) {
        return trades.stream()
                .map(it -> BigInteger.valueOf(it.priceTicks()).multiply(BigInteger.valueOf(it.quantityLots())))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<Trade> lastTrades(TradeHistory history, int count) {
        return history.trades(history.newestId() - count + 1, history.newestId());
    }

    private static TradeHistory history(String symbol, double tradesPerSecond, Instant now) {
        RandomMarket market = new RandomMarket(SEED, SymbolProfile.of(symbol), tradesPerSecond);
        return new RandomHistory(market, tradesPerSecond, InstantSource.fixed(now));
    }
}
