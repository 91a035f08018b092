package dev.bourse.backend.portfolio;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.exchange.TestEngine;
import dev.bourse.common.market.LatestPrice;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import dev.bourse.exchange.market.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random prices of some days, of which the exchange's own market and the feed have different parts, in the database, the engine and Redis; and
 * what they were at any time, found by looking at every trade. All prices are in USDT.
 */
final class PastWorld {

    static final int BTC = 0;
    static final int USDT = 1;
    static final int ETH = 2;

    /** Nobody ever trades it. */
    static final int TATA = 3;

    static final List<Asset> ASSETS = List.of(
            new Asset(BTC, "BTC", 8), new Asset(USDT, "USDT", 6), new Asset(ETH, "ETH", 8), new Asset(TATA, "TATA", 2));

    static final long DAY_MS = 86_400_000;

    private final Random random;
    private final List<MarketTrade> trades = new ArrayList<>();
    private final long nowMs = System.currentTimeMillis();

    PastWorld(TestBackend backend, TestEngine engine, Random random) throws Exception {
        this.random = random;
        for (Asset it : ASSETS) {
            engine.asset(it.id(), it.name(), it.scale());
            backend.database()
                    .execute("insert into assets values (" + it.id() + ", '" + it.name() + "', " + it.scale() + ")");
        }
        engine.market(0, "BTC_USDT", BTC, USDT, 10_000, 1_000);
        engine.market(1, "ETH_USDT", ETH, USDT, 10_000, 1_000);
        for (String it : List.of("0, 'BTC_USDT', 0, 1", "1, 'ETH_USDT', 2, 1")) {
            backend.database()
                    .execute("insert into markets values (" + it
                            + ", 0.01, 0.00001, 0.00001, 1000, 0, 0, 10, 20, 0, 0, 'none', 'trading', now())");
        }
        trade("BTCUSDT", 60_000, 5 * DAY_MS, 400);
        trade("BTC_USDT", 61_000, 2 * DAY_MS, 20);
        trade("ETHUSDT", 3_000, DAY_MS, 100);
        backend.store(trades.toArray(MarketTrade[]::new));
        engine.lastPrice(0, ticks(before("BTC_USDT", nowMs)));
        backend.redisCommands().opsForValue().set(RedisNames.price("ETHUSDT"), latest("ETHUSDT"));
    }

    private static long ticks(@Nullable BigDecimal price) {
        return price == null ? -1 : price.movePointRight(2).longValueExact();
    }

    private void trade(String symbol, long about, long sinceMs, int count) {
        random.longs(count, nowMs - sinceMs, nowMs - 1)
                .sorted()
                .forEach(timeMs -> trades.add(new MarketTrade(
                        symbol,
                        trades.size() + 1L,
                        timeMs,
                        BigDecimal.valueOf(about * 100 + random.nextLong(about * 10), 2),
                        BigDecimal.ONE,
                        false)));
    }

    private String latest(String symbol) {
        BigDecimal price = Objects.requireNonNull(before(symbol, nowMs));
        return WireJson.write(new LatestPrice(price, price, price, null, null, null, nowMs));
    }

    Random random() {
        return random;
    }

    long nowMs() {
        return nowMs;
    }

    /** The last price before a time, the own market's first; null without any. */
    @Nullable
    BigDecimal price(int asset, long timeMs) {
        if (asset == USDT) {
            return BigDecimal.ONE;
        }
        BigDecimal own = before(ASSETS.get(asset).name() + "_USDT", timeMs);
        return own == null ? before(ASSETS.get(asset).name() + "USDT", timeMs) : own;
    }

    private @Nullable BigDecimal before(String symbol, long timeMs) {
        BigDecimal last = null;
        for (MarketTrade it : trades) {
            last = it.symbol().equals(symbol) && it.timeMs() < timeMs ? it.price() : last;
        }
        return last;
    }
}
