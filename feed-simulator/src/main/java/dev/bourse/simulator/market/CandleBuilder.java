package dev.bourse.simulator.market;

import java.math.BigInteger;

/** Adds up trades, and candles that follow each other, to one candle. */
final class CandleBuilder implements TradeVisitor {

    /** Products are added in a long up to here, then carried over. */
    private static final long CARRY_AT = 1L << 61;

    private final long openMs;
    private final long endMs;
    private long firstId = -1;
    private long lastId = -1;
    private long open;
    private long high = Long.MIN_VALUE;
    private long low = Long.MAX_VALUE;
    private long close;
    private long volume;
    private long trades;
    private long takerVolume;
    private long quote;
    private long takerQuote;
    private BigInteger carriedQuote = BigInteger.ZERO;
    private BigInteger carriedTakerQuote = BigInteger.ZERO;

    CandleBuilder(long openMs, long endMs) {
        this.openMs = openMs;
        this.endMs = endMs;
    }

    @Override
    public void trade(long id, long timeMs, long priceTicks, long quantityLots, boolean buyerIsMaker) {
        if (trades == 0) {
            firstId = id;
            open = priceTicks;
        }
        lastId = id;
        high = Math.max(high, priceTicks);
        low = Math.min(low, priceTicks);
        close = priceTicks;
        volume += quantityLots;
        trades++;
        long product = Math.multiplyExact(priceTicks, quantityLots);
        quote = Math.addExact(quote, product);
        if (!buyerIsMaker) {
            takerVolume += quantityLots;
            takerQuote += product;
        }
        if (quote >= CARRY_AT) {
            carry();
        }
    }

    void add(Candle candle) {
        if (candle.trades() == 0) {
            return;
        }
        if (trades == 0) {
            firstId = candle.firstId();
            open = candle.openTicks();
        }
        lastId = candle.lastId();
        high = Math.max(high, candle.highTicks());
        low = Math.min(low, candle.lowTicks());
        close = candle.closeTicks();
        volume += candle.volumeLots();
        trades += candle.trades();
        takerVolume += candle.takerBuyLots();
        carriedQuote = carriedQuote.add(candle.quote());
        carriedTakerQuote = carriedTakerQuote.add(candle.takerBuyQuote());
    }

    /** The candle, or a flat one at price 0 when there was no trade. */
    Candle build() {
        if (trades == 0) {
            return Candle.flat(openMs, endMs, 0);
        }
        carry();
        return new Candle(
                openMs,
                endMs,
                firstId,
                lastId,
                open,
                high,
                low,
                close,
                volume,
                carriedQuote,
                trades,
                takerVolume,
                carriedTakerQuote);
    }

    private void carry() {
        carriedQuote = carriedQuote.add(BigInteger.valueOf(quote));
        carriedTakerQuote = carriedTakerQuote.add(BigInteger.valueOf(takerQuote));
        quote = 0;
        takerQuote = 0;
    }
}
