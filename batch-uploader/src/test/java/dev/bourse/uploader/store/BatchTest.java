package dev.bourse.uploader.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.redis.RedisNames;
import dev.bourse.uploader.stream.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BatchTest {

    private static final long SEED = Long.getLong("seed", 7);
    private static final String TRADE = """
            {"price":108400.50,"timestamp":1756480528000,"symbol":"BTCUSDT","tradeId":7,"quantity":0.00001,"buyerIsMaker":true}""";
    private static final String KLINE = """
            {"symbol":"BTCUSDT","duration":"1m","openTimeMs":60000,"open":1,"high":2,"low":1,"close":2,"volume":3,\
            "quoteVolume":4,"trades":5,"takerBuyVolume":1,"takerBuyQuoteVolume":2,"fillsGap":true}""";

    @Test
    void timesOfTradesAreRemembered() {
        Batch batch = Batch.of(
                Projection.TRADES,
                List.of(entry(bytes(TRADE)), entry(bytes(TRADE.replace("1756480528000", "1756480520000")))));

        assertThat(batch.earliestMs()).isEqualTo(1756480520000L);
        assertThat(batch.latestMs()).isEqualTo(1756480528000L);
    }

    @Test
    void klineThatBeginsInTheMiddleOfABucketIsRefused() {
        Batch batch = Batch.of(Projection.KLINES, List.of(entry(bytes(KLINE.replace("60000", "60001")))));

        assertThat(batch.refused())
                .extracting(Batch.Refused::reason)
                .containsExactly("openTimeMs is no start of a 1m bucket");
    }

    @Test
    void endlessNumberIsRefusedBeforeItIsWrittenOut() {
        Batch batch = Batch.of(Projection.KLINES, List.of(entry(bytes(KLINE.replace(":4,", ":1e999999999,")))));

        assertThat(batch.refused()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void damagedEntriesAreEitherStoredOrRefused(Projection projection) {
        Random random = new Random(SEED);
        byte[] whole = bytes(projection == Projection.TRADES ? TRADE : KLINE);
        List<Entry> entries = IntStream.range(0, 20_000)
                .mapToObj(i -> entry(damaged(whole, random)))
                .toList();

        Batch batch = Batch.of(projection, entries);

        assertThat(batch.rows().rows() + batch.refused().size())
                .as("seed %d", SEED)
                .isEqualTo(entries.size());
        assertThat(batch.rows().rows()).isPositive();
        assertThat(batch.refused()).isNotEmpty();
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "\"{}[],:0e-".charAt(random.nextInt(10)));
        }
        return damaged;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Entry entry(byte[] data) {
        return new Entry("1-1", Map.of(bytes(RedisNames.DATA), data));
    }
}
