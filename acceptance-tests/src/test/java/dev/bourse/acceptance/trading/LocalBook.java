package dev.bourse.acceptance.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A book as a bot keeps it: the snapshot, then each change. It insists that none is missing, and remembers the checksum after each. For one
 * thread at a time.
 */
final class LocalBook {

    private final Map<String, String> levels = new TreeMap<>();
    private final Map<Long, Long> checksums = new HashMap<>();
    private long lastId = -1;
    private long checksum;
    private boolean isFirst = true;
    private int changes;
    private int snapshots;

    /** A new connection: what comes next must be a snapshot. */
    void connected() {
        isFirst = true;
    }

    /** The next {@code depth} message. */
    void apply(JsonNode data) {
        long first = data.path("U").asLong();
        long last = data.path("u").asLong();
        boolean isSnapshot = data.path("snapshot").asBoolean(false);
        assertThat(isSnapshot || !isFirst)
                .as("a connection begins with a snapshot: %s", data)
                .isTrue();
        if (isSnapshot) {
            assertThat(last).as("what a snapshot goes back to: %s", lastId).isGreaterThanOrEqualTo(lastId);
            levels.clear();
            checksum = 0;
            snapshots++;
        } else {
            assertThat(first).as("the first update after %s", lastId).isEqualTo(lastId + 1);
            changes++;
        }
        isFirst = false;
        lastId = last;
        apply("bid", data.path("b"));
        apply("ask", data.path("a"));
        Long known = checksums.put(last, checksum);
        assertThat(known == null || known == checksum)
                .as("the book is the same at update %s, also in a snapshot", last)
                .isTrue();
    }

    private void apply(String side, JsonNode changed) {
        for (JsonNode level : changed) {
            String key = side + " " + ExpectedBook.plain(level.path(0).asString());
            String quantity = ExpectedBook.plain(level.path(1).asString());
            String before = quantity.equals("0") ? levels.remove(key) : levels.put(key, quantity);
            checksum -= before == null ? 0 : mixed(key, before);
            checksum += quantity.equals("0") ? 0 : mixed(key, quantity);
        }
    }

    /** The levels that a {@code depth} answer has. */
    static Map<String, String> levels(JsonNode depth) {
        Map<String, String> levels = new TreeMap<>();
        for (Map.Entry<String, JsonNode> side :
                Map.of("bid", depth.path("bids"), "ask", depth.path("asks")).entrySet()) {
            for (JsonNode it : side.getValue()) {
                levels.put(
                        side.getKey() + " " + ExpectedBook.plain(it.path(0).asString()),
                        ExpectedBook.plain(it.path(1).asString()));
            }
        }
        return levels;
    }

    /** The same whatever the order of the levels is. */
    static long checksum(Map<String, String> levels) {
        return levels.entrySet().stream()
                .mapToLong(it -> mixed(it.getKey(), it.getValue()))
                .sum();
    }

    private static long mixed(String key, String quantity) {
        long hash = 1125899906842597L;
        String text = key + " " + quantity;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash * 0x9E37_79B9_7F4A_7C15L;
    }

    Map<String, String> levels() {
        return levels;
    }

    long lastId() {
        return lastId;
    }

    /** By update id, of all messages so far. */
    Map<Long, Long> checksums() {
        return checksums;
    }

    int changes() {
        return changes;
    }

    int snapshots() {
        return snapshots;
    }
}
