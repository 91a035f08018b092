package dev.bourse.realtime.stream;

import dev.bourse.common.market.FeedStatus;
import org.jspecify.annotations.Nullable;

/**
 * What clients are told of the feed.
 *
 * @param source where prices come from; null while no poller has ever told it
 * @param connected false also when the poller is silent
 * @param lastTradeTime exchange time of the newest trade, Unix milliseconds; null before the first
 * @param lastReceivedTime when that trade arrived, Unix milliseconds; null before the first
 * @param timestamp when this was found, Unix milliseconds
 */
public record FeedState(
        FeedStatus.@Nullable Source source,
        boolean connected,
        @Nullable Long lastTradeTime,
        @Nullable Long lastReceivedTime,
        long timestamp) {

    /** Before any poller was heard. */
    public static FeedState unknown(long nowMs) {
        return new FeedState(null, false, null, null, nowMs);
    }

    public static FeedState of(FeedStatus status) {
        return new FeedState(
                status.source(),
                status.connected(),
                status.lastTradeTime(),
                status.lastReceivedTime(),
                status.timestamp());
    }

    /** The same feed, not heard of for too long. */
    public FeedState silent(long nowMs) {
        return new FeedState(source, false, lastTradeTime, lastReceivedTime, nowMs);
    }
}
