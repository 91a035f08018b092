package dev.bourse.realtime.candle;

import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;

/** One candle to which trades are added in the order of their ids. */
final class Candle {

    private final long openTimeMs;
    private final BigDecimal open;
    private BigDecimal high;
    private BigDecimal low;
    private BigDecimal close;
    private BigDecimal volume;
    private BigDecimal quoteVolume;
    private long trades;

    private Candle(
            long openTimeMs,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume,
            BigDecimal quoteVolume,
            long trades) {
        this.openTimeMs = openTimeMs;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
        this.quoteVolume = quoteVolume;
        this.trades = trades;
    }

    static Candle startingWith(MarketTrade first, long openTimeMs) {
        BigDecimal price = first.price();
        BigDecimal quote = price.multiply(first.quantity());
        return new Candle(openTimeMs, price, price, price, price, first.quantity(), quote, 1);
    }

    static Candle of(CandleSeed seed) {
        return new Candle(
                seed.openTimeMs(),
                seed.open(),
                seed.high(),
                seed.low(),
                seed.close(),
                seed.volume(),
                seed.quoteVolume(),
                seed.trades());
    }

    void add(MarketTrade trade) {
        BigDecimal price = trade.price();
        high = high.max(price);
        low = low.min(price);
        close = price;
        volume = volume.add(trade.quantity());
        quoteVolume = quoteVolume.add(price.multiply(trade.quantity()));
        trades++;
    }

    long openTimeMs() {
        return openTimeMs;
    }

    BigDecimal open() {
        return open;
    }

    BigDecimal high() {
        return high;
    }

    BigDecimal low() {
        return low;
    }

    BigDecimal close() {
        return close;
    }

    BigDecimal volume() {
        return volume;
    }

    BigDecimal quoteVolume() {
        return quoteVolume;
    }

    long trades() {
        return trades;
    }
}
