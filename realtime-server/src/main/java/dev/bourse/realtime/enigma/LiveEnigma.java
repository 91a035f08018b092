package dev.bourse.realtime.enigma;

import dev.bourse.common.market.Enigma;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.realtime.stream.EnigmaData;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The enigma of one market. It can be told once the backend has said what there was before. Not thread-safe. */
final class LiveEnigma {

    private final String symbol;
    private @Nullable BigDecimal high;
    private @Nullable BigDecimal low;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal tickSize;
    private long timeMs;

    int watchers;

    /** Whether it is another than watchers were shown. */
    boolean changed;

    long shownAtMs;

    /** Whether it is another than Redis has, or Redis has had it for some time. */
    boolean unwritten;

    LiveEnigma(String symbol, long nowMs) {
        this.symbol = symbol;
        this.shownAtMs = nowMs - Long.MAX_VALUE / 2;
    }

    boolean isSeeded() {
        return tickSize != null;
    }

    boolean hasTraded() {
        return timeMs > 0;
    }

    void add(MarketTrade trade) {
        boolean same = price != null && price.compareTo(trade.price()) == 0;
        price = trade.price();
        timeMs = trade.timeMs();
        widen(trade.price(), trade.price());
        changed |= !same;
        unwritten |= !same;
    }

    /** Trades that were seen here are newer than what the backend knows. */
    void join(EnigmaSeed seed, long nowMs) {
        boolean widened = widen(seed.ath(), seed.atl());
        if (price == null) {
            price = seed.price();
            timeMs = nowMs;
        }
        changed |= widened || !isSeeded();
        tickSize = seed.tickSize();
        unwritten = true;
    }

    /** What there is to tell; null before the backend has said something. */
    @Nullable
    Enigma enigma() {
        return tickSize == null || price == null || high == null || low == null
                ? null
                : Enigma.of(price, high, low, tickSize);
    }

    /** As {@link #enigma}, for a stream. */
    @Nullable
    EnigmaData data() {
        Enigma enigma = enigma();
        return enigma == null || price == null ? null : EnigmaData.of(symbol, enigma, price, timeMs);
    }

    private boolean widen(BigDecimal newHigh, BigDecimal newLow) {
        boolean higher = high == null || newHigh.compareTo(high) > 0;
        boolean lower = low == null || newLow.compareTo(low) < 0;
        high = higher ? newHigh : high;
        low = lower ? newLow : low;
        return higher || lower;
    }
}
