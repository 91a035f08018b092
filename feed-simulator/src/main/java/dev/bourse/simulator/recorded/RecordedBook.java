package dev.bourse.simulator.recorded;

import dev.bourse.simulator.market.BookTop;
import dev.bourse.simulator.market.Depth;
import dev.bourse.simulator.market.Market;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The book of one symbol as far as the recording tells: the snapshot with the depth messages after it
 * (web-socket-streams.md, "How to manage a local order book correctly"), and the best prices from {@code bookTicker}, which come
 * sooner. Without a snapshot only the best prices are known. Safe for several threads.
 */
final class RecordedBook {

    /** Depth messages that are kept for a snapshot which was taken before them but recorded after. */
    private static final int KEPT_UPDATES = 50;

    private final Market market;
    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Long> asks = new TreeMap<>();
    private final Deque<JsonNode> recent = new ArrayDeque<>();
    private boolean hasSnapshot;
    private long lastUpdateId;
    private @Nullable BookTop top;

    RecordedBook(Market market) {
        this.market = market;
    }

    synchronized void bookTicker(BookTop newTop) {
        top = newTop;
    }

    synchronized void snapshot(JsonNode snapshot) {
        bids.clear();
        asks.clear();
        hasSnapshot = true;
        lastUpdateId = Payload.number(snapshot, "lastUpdateId");
        apply(bids, snapshot.path("bids"));
        apply(asks, snapshot.path("asks"));
        recent.forEach(this::applyUpdate);
    }

    synchronized void depth(JsonNode update) {
        recent.addLast(update);
        if (recent.size() > KEPT_UPDATES) {
            recent.removeFirst();
        }
        if (hasSnapshot) {
            applyUpdate(update);
        }
    }

    synchronized Optional<BookTop> top() {
        return Optional.ofNullable(top);
    }

    synchronized Depth depth(int limit) {
        BookTop best = top;
        if (best == null) {
            return new Depth(lastUpdateId, levels(bids, limit), levels(asks, limit));
        }
        if (!hasSnapshot) {
            bids.clear();
            asks.clear();
        }
        if (best.updateId() > lastUpdateId) {
            // Between two depth messages the best prices are newer than the rest of the book.
            bids.headMap(best.bidTicks(), false).clear();
            asks.headMap(best.askTicks(), false).clear();
            bids.put(best.bidTicks(), best.bidLots());
            asks.put(best.askTicks(), best.askLots());
        }
        return new Depth(Math.max(best.updateId(), lastUpdateId), levels(bids, limit), levels(asks, limit));
    }

    private void applyUpdate(JsonNode update) {
        long last = Payload.number(update, "u");
        if (last <= lastUpdateId) {
            return;
        }
        lastUpdateId = last;
        apply(bids, update.path("b"));
        apply(asks, update.path("a"));
    }

    private void apply(NavigableMap<Long, Long> side, JsonNode levels) {
        for (JsonNode level : levels) {
            long price = market.ticks(new BigDecimal(level.path(0).asString()));
            long lots = market.lots(new BigDecimal(level.path(1).asString()));
            if (lots == 0) {
                side.remove(price);
            } else {
                side.put(price, lots);
            }
        }
    }

    private static List<Depth.Level> levels(NavigableMap<Long, Long> side, int limit) {
        List<Depth.Level> levels = new ArrayList<>();
        side.forEach((ticks, lots) -> {
            if (levels.size() < limit) {
                levels.add(new Depth.Level(ticks, lots));
            }
        });
        return levels;
    }
}
