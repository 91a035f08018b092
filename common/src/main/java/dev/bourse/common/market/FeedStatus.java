package dev.bourse.common.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which feed the prices come from and whether it is up. Published every second on {@code feed:status}; no message for five
 * seconds means that the poller itself is down.
 *
 * @param source where prices come from
 * @param connected true while at least one connection to the exchange is open and alive
 * @param lastTradeTime exchange time of the newest trade of any symbol, Unix milliseconds; null before the first
 * @param lastReceivedTime our clock when that trade arrived, Unix milliseconds; null before the first
 * @param timestamp our clock, Unix milliseconds
 */
public record FeedStatus(
        Source source,
        boolean connected,
        @Nullable Long lastTradeTime,
        @Nullable Long lastReceivedTime,
        long timestamp) {

    /** A simulated or recorded price never passes for a live one. */
    public enum Source {
        @JsonProperty("live")
        LIVE,
        @JsonProperty("simulated")
        SIMULATED,
        @JsonProperty("recorded")
        RECORDED
    }
}
