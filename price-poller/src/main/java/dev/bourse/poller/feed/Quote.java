package dev.bourse.poller.feed;

import dev.bourse.common.market.Instrument;
import dev.bourse.common.market.LatestPrice;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.market.PriceUpdate;
import dev.bourse.common.market.Ticker;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import dev.bourse.poller.binance.BinanceEvent;
import dev.bourse.poller.sink.LiveMessage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The live price of one symbol, as people see it: with the house's spread. Both connections bring everything, so each kind of
 * message counts only when it is newer than the last. Thread-safe.
 */
final class Quote {

    private final Instrument instrument;
    private final BigDecimal spread;
    private final long ttlMs;
    private long lastTradeId = -1;
    private long lastBookUpdateId = -1;
    private long lastTickerTime = -1;
    private @Nullable BigDecimal bestBid;
    private @Nullable BigDecimal bestAsk;
    private @Nullable BigDecimal volume;

    /**
     * A quote without a price yet.
     *
     * @param spread fraction of the price, 0.001 is 0.1 %
     * @param ttlMs how long the stored price outlives its last update
     */
    Quote(Instrument instrument, BigDecimal spread, long ttlMs) {
        this.instrument = instrument;
        this.spread = spread;
        this.ttlMs = ttlMs;
    }

    Instrument instrument() {
        return instrument;
    }

    /** The message to publish for this trade, or empty when a newer one was published already. */
    synchronized Optional<LiveMessage> onTrade(MarketTrade trade) {
        if (trade.tradeId() <= lastTradeId) {
            return Optional.empty();
        }
        lastTradeId = trade.tradeId();
        BigDecimal price = trade.price().stripTrailingZeros();
        BigDecimal bid = onTick(price.multiply(BigDecimal.ONE.subtract(spread)), RoundingMode.FLOOR);
        BigDecimal ask = onTick(price.multiply(BigDecimal.ONE.add(spread)), RoundingMode.CEILING);
        PriceUpdate update = new PriceUpdate(trade.symbol(), price, bid, ask, trade.timeMs());
        LatestPrice latest = new LatestPrice(price, bid, ask, volume, bestBid, bestAsk, trade.timeMs());
        return Optional.of(new LiveMessage(
                RedisNames.market(trade.symbol()),
                WireJson.write(update),
                RedisNames.price(trade.symbol()),
                WireJson.write(latest),
                ttlMs));
    }

    synchronized void onBestPrices(BinanceEvent.BestPrices prices) {
        if (prices.updateId() > lastBookUpdateId) {
            lastBookUpdateId = prices.updateId();
            bestBid = prices.bid().stripTrailingZeros();
            bestAsk = prices.ask().stripTrailingZeros();
        }
    }

    /** The message to publish for this ticker, or empty when a newer one was published already. */
    synchronized Optional<LiveMessage> onTicker(Ticker ticker) {
        if (ticker.timestamp() <= lastTickerTime) {
            return Optional.empty();
        }
        lastTickerTime = ticker.timestamp();
        volume = ticker.volume().stripTrailingZeros();
        String name = RedisNames.ticker(ticker.symbol());
        String json = WireJson.write(ticker);
        return Optional.of(new LiveMessage(name, json, name, json, ttlMs));
    }

    private BigDecimal onTick(BigDecimal price, RoundingMode outward) {
        BigDecimal tick = instrument.tickSize();
        BigDecimal rounded = price.divide(tick, 0, outward).multiply(tick).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
