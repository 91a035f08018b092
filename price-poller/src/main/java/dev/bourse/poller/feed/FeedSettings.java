package dev.bourse.poller.feed;

import dev.bourse.common.market.FeedStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What the feed carries and how.
 *
 * @param source what people are told about where prices come from
 * @param symbols the symbols that are always carried
 * @param spread the house's spread of a symbol, a fraction of the price
 * @param priceTtl how long a stored price outlives its last update
 * @param gapGrace how long the other connection has to deliver a missing trade before REST is asked
 * @param maxGapTrades a longer gap is filled with klines
 * @param historyCandles how many closed candles of each duration a new symbol begins with
 * @param quietAfter a symbol that is silent for so long is compared with REST
 */
public record FeedSettings(
        FeedStatus.Source source,
        List<String> symbols,
        Function<String, BigDecimal> spread,
        Duration priceTtl,
        Duration gapGrace,
        long maxGapTrades,
        int historyCandles,
        Duration quietAfter) {}
