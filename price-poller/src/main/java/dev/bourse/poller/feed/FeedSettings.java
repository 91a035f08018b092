package dev.bourse.poller.feed;

import java.time.Duration;

/**
 * How gaps are handled.
 *
 * @param gapGrace how long the other connection has to deliver a missing trade before REST is asked
 * @param maxGapTrades a longer gap is filled with klines
 * @param historyCandles how many closed candles of each duration a new symbol begins with
 * @param quietAfter a symbol that is silent for so long is compared with REST
 */
public record FeedSettings(Duration gapGrace, long maxGapTrades, int historyCandles, Duration quietAfter) {}
