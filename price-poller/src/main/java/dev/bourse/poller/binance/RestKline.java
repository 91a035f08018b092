package dev.bourse.poller.binance;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.Kline;
import java.math.BigDecimal;

/**
 * One element of {@code GET /api/v3/klines}, of any interval, 1 second included.
 *
 * @param openTimeMs start of the bucket, inclusive
 * @param closeTimeMs end of the bucket, inclusive
 */
public record RestKline(
        long openTimeMs,
        long closeTimeMs,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal quoteVolume,
        long trades,
        BigDecimal takerBuyVolume,
        BigDecimal takerBuyQuoteVolume) {

    /** This kline, or the first part of it, as the candle of {@code duration} that it begins. */
    public Kline asGapFiller(String symbol, CandleDuration duration) {
        return new Kline(
                symbol,
                duration,
                duration.bucketStartMs(openTimeMs),
                open,
                high,
                low,
                close,
                volume,
                quoteVolume,
                trades,
                takerBuyVolume,
                takerBuyQuoteVolume,
                true);
    }

    /** This kline and the next one as one; a second without a trade has a price, but no high or low of its own. */
    public RestKline and(RestKline next) {
        if (next.trades == 0) {
            return this;
        }
        if (trades == 0) {
            return new RestKline(
                    openTimeMs,
                    next.closeTimeMs,
                    next.open,
                    next.high,
                    next.low,
                    next.close,
                    next.volume,
                    next.quoteVolume,
                    next.trades,
                    next.takerBuyVolume,
                    next.takerBuyQuoteVolume);
        }
        return new RestKline(
                openTimeMs,
                next.closeTimeMs,
                open,
                high.max(next.high),
                low.min(next.low),
                next.close,
                volume.add(next.volume),
                quoteVolume.add(next.quoteVolume),
                trades + next.trades,
                takerBuyVolume.add(next.takerBuyVolume),
                takerBuyQuoteVolume.add(next.takerBuyQuoteVolume));
    }
}
