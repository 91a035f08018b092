package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A book as a client keeps it: the snapshot, then each change; it insists that none is missing. */
final class TestBook {

    final Map<Long, Long> bids = new TreeMap<>();
    final Map<Long, Long> asks = new TreeMap<>();
    private long lastId = -1;
    private long mostIds;

    /** The next message; the book has ticks and lots of 0.01. */
    void apply(JsonNode data) {
        long first = data.path("U").asLong();
        long last = data.path("u").asLong();
        if (data.path("snapshot").asBoolean()) {
            bids.clear();
            asks.clear();
            assertThat(first).isEqualTo(last);
            assertThat(last).as("a snapshot is not older than what was told").isGreaterThanOrEqualTo(lastId);
        } else {
            assertThat(first)
                    .as("the first message is a snapshot, ids are contiguous")
                    .isEqualTo(lastId + 1);
            assertThat(last).isGreaterThanOrEqualTo(first);
        }
        lastId = last;
        mostIds = Math.max(mostIds, last - first + 1);
        apply(data.path("b"), bids);
        apply(data.path("a"), asks);
    }

    private static void apply(JsonNode levels, Map<Long, Long> side) {
        for (JsonNode level : levels) {
            long price = hundredths(level.get(0).asString());
            if (level.get(1).asString().equals("0")) {
                side.remove(price);
            } else {
                side.put(price, hundredths(level.get(1).asString()));
            }
        }
    }

    private static long hundredths(String decimal) {
        return new BigDecimal(decimal).movePointRight(2).longValueExact();
    }

    long lastId() {
        return lastId;
    }

    /** The most update ids that one message stood for. */
    long mostIds() {
        return mostIds;
    }
}
