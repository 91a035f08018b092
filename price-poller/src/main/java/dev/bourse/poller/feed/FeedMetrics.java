package dev.bourse.poller.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The counters of one symbol. */
final class FeedMetrics {

    final Counter trades;
    final Counter duplicates;
    final Counter dropped;
    final Counter gaps;
    final Counter filledByTrades;
    final Counter filledByKlines;
    final Counter skippedTrades;

    FeedMetrics(MeterRegistry metrics, String symbol) {
        trades = metrics.counter("bourse.feed.trades", "symbol", symbol);
        duplicates = metrics.counter("bourse.feed.duplicates", "symbol", symbol);
        dropped = metrics.counter("bourse.feed.overflow", "symbol", symbol);
        gaps = metrics.counter("bourse.feed.gaps", "symbol", symbol);
        filledByTrades = metrics.counter("bourse.feed.gap.trades.filled", "symbol", symbol);
        filledByKlines = metrics.counter("bourse.feed.gap.klines.filled", "symbol", symbol);
        skippedTrades = metrics.counter("bourse.feed.gap.trades.skipped", "symbol", symbol);
    }
}
