package dev.bourse.realtime.candle;

import dev.bourse.common.market.MarketTrade;
import dev.bourse.realtime.stream.CandleData;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Messages;
import dev.bourse.realtime.stream.Topic.Candles;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The candles of one stream, one after the other. It is live while every trade since its seed went in; a trade that does not
 * follow the last one ends that, and what was shown stands until a new seed joins the trades again. Not thread-safe.
 */
final class LiveCandle {

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final Candles topic;
    private final long minIntervalMs;
    private final InstantSource clock;
    private final Consumer<Frame> out;

    private @Nullable Candle candle;
    private @Nullable Long lastTradeId;
    private @Nullable Long coveredUntil;
    private boolean live;
    private boolean seeded;
    private boolean changed;
    private long shownAtMs = NEVER;
    private long shownOpenMs = NEVER;

    /**
     * A stream that has no candle yet.
     *
     * @param minIntervalMs the least time between two messages of an open candle
     */
    LiveCandle(Candles topic, long minIntervalMs, InstantSource clock, Consumer<Frame> out) {
        this.topic = topic;
        this.minIntervalMs = minIntervalMs;
        this.clock = clock;
        this.out = out;
    }

    Candles topic() {
        return topic;
    }

    /** True while trades go straight in, onto a candle that the backend vouched for. */
    boolean settled() {
        return live && seeded;
    }

    /** The next trade of the symbol; when one is missing before it, the candle is live no more. */
    void add(MarketTrade trade) {
        if (live && lastTradeId != null && trade.tradeId() > lastTradeId + 1) {
            live = false;
        }
        if (live) {
            apply(trade);
        }
    }

    /** Ids are no longer comparable with those before. */
    void restart() {
        live = false;
        lastTradeId = null;
    }

    /**
     * Goes on from what the backend knows and the trades that came since. When these do not reach back to it, the seed is only
     * shown, if it is newer than what was shown, and another is needed.
     *
     * @return true when the candle is live
     */
    boolean join(CandleSeed seed, TradeRing ring) {
        if (!seed.reaches(ring.oldest())) {
            if (isNewer(seed)) {
                take(seed);
                show();
            }
            return false;
        }
        take(seed);
        live = true;
        seeded = true;
        shownOpenMs = Math.max(shownOpenMs, seed.openTimeMs());
        shownAtMs = clock.millis();
        ring.trades().forEach(this::apply);
        show();
        return true;
    }

    /** Starts from the trades alone, for a market of which the backend has nothing yet; a seed later stands above it. */
    void startWithout(TradeRing ring) {
        if (!live && ring.complete()) {
            candle = null;
            lastTradeId = null;
            coveredUntil = null;
            live = true;
            ring.trades().forEach(this::apply);
        }
    }

    /** Start of the bucket that subscribers were shown open but would not see closed if {@code seed} joined; null if none. */
    @Nullable
    Long unclosedBefore(CandleSeed seed, TradeRing ring) {
        boolean leftOpen = !live && shownOpenMs != NEVER && shownOpenMs < seed.openTimeMs();
        return leftOpen && seed.reaches(ring.oldest()) ? shownOpenMs : null;
    }

    /** Shows a bucket that was closed while trades were missing. */
    void showClosed(CandleSeed closed) {
        out.accept(Messages.candle(topic, data(Candle.of(closed), true, closed.lastTradeId())));
        shownOpenMs = closed.openTimeMs() + topic.duration().lengthMs();
    }

    /** Sends what changed, if it is time to. */
    void flush() {
        if (changed && clock.millis() - shownAtMs >= minIntervalMs) {
            show();
        }
    }

    private void apply(MarketTrade trade) {
        if (lastTradeId != null && trade.tradeId() <= lastTradeId) {
            return;
        }
        boolean counted = coveredUntil != null && trade.timeMs() < coveredUntil;
        long bucketMs = topic.duration().bucketStartMs(trade.timeMs());
        Candle open = candle;
        if (open == null || (!counted && bucketMs > open.openTimeMs())) {
            showClosed(open);
            candle = Candle.startingWith(trade, bucketMs);
            lastTradeId = trade.tradeId();
            show();
            return;
        }
        lastTradeId = trade.tradeId();
        // A trade of an earlier bucket is the database's to correct: that candle was closed.
        if (!counted && bucketMs == open.openTimeMs()) {
            open.add(trade);
            changed = true;
            flush();
        }
    }

    private void showClosed(@Nullable Candle closed) {
        if (closed != null && closed.openTimeMs() == shownOpenMs) {
            out.accept(Messages.candle(topic, data(closed, true, lastTradeId)));
        }
    }

    private void show() {
        Candle open = candle;
        if (open != null) {
            out.accept(Messages.candle(topic, data(open, false, lastTradeId)));
            changed = false;
            shownAtMs = clock.millis();
            shownOpenMs = open.openTimeMs();
        }
    }

    private void take(CandleSeed seed) {
        candle = Candle.of(seed);
        lastTradeId = seed.lastTradeId();
        coveredUntil = seed.coveredUntil();
    }

    private boolean isNewer(CandleSeed seed) {
        Candle shown = candle;
        return shown == null
                || seed.openTimeMs() > shown.openTimeMs()
                || (seed.openTimeMs() == shown.openTimeMs() && seed.trades() > shown.trades());
    }

    private CandleData data(Candle it, boolean closed, @Nullable Long lastTradeId) {
        return new CandleData(
                topic.symbol(),
                topic.duration().label(),
                it.openTimeMs(),
                it.openTimeMs() + topic.duration().lengthMs() - 1,
                it.open(),
                it.high(),
                it.low(),
                it.close(),
                it.volume(),
                it.quoteVolume(),
                it.trades(),
                closed,
                lastTradeId);
    }
}
