package dev.bourse.maker.reference;

import dev.bourse.common.market.FeedStatus;
import dev.bourse.common.market.LatestPrice;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.WireJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live feed's prices. Thread-safe; {@link #read} is for one thread.
 *
 * <p>How old a price is, is seen by when it changed, and not by the time of its trade, which in a recording is years ago. Only the first one
 * that is seen is judged by its time: it may have been there since long before.
 */
public final class FeedPrices {

    private static final Logger LOG = LoggerFactory.getLogger(FeedPrices.class);

    /** As realtime-server has it: the poller says every second that it is there. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final List<String> symbols;
    private final Function<Collection<String>, @Nullable List<@Nullable String>> redis;
    private final InstantSource clock;
    private final Map<String, Seen> seen = new HashMap<>();
    private String down = "";
    private boolean isLookedAt;

    private record Seen(String json, LatestPrice latest, long sinceMs) {}

    /**
     * Knows no price yet.
     *
     * @param redis the values of keys, in their order, null for one that is not there
     */
    public FeedPrices(
            Collection<String> symbols,
            Function<Collection<String>, @Nullable List<@Nullable String>> redis,
            InstantSource clock) {
        this.symbols = List.copyOf(symbols);
        this.redis = redis;
        this.clock = clock;
    }

    /** Looks at all prices. */
    public void read() {
        List<String> keys = new ArrayList<>(List.of(RedisNames.FEED_STATUS));
        symbols.forEach(it -> keys.add(RedisNames.price(it)));
        List<@Nullable String> values = null;
        try {
            values = redis.apply(keys);
        } catch (RuntimeException e) {
            LOG.debug("prices can't be read", e);
        }
        take(values);
    }

    private synchronized void take(@Nullable List<@Nullable String> values) {
        isLookedAt = true;
        if (values == null) {
            down = "Redis, which has the feed's prices, can't be reached";
            return;
        }
        down = problem(values.getFirst());
        for (int i = 0; i < symbols.size(); i++) {
            String json = values.get(i + 1);
            Seen before = seen.get(symbols.get(i));
            if (json == null) {
                seen.remove(symbols.get(i));
            } else if (before == null || !before.json().equals(json)) {
                take(symbols.get(i), json, before == null);
            }
        }
    }

    private void take(String symbol, String json, boolean isFirst) {
        try {
            LatestPrice latest = WireJson.read(json, LatestPrice.class);
            long now = clock.millis();
            seen.put(symbol, new Seen(json, latest, isFirst ? Math.min(now, latest.timestamp()) : now));
        } catch (MalformedMessageException e) {
            seen.remove(symbol);
            LOG.warn("a price can't be read symbol={} cause={}", symbol, e.getMessage());
        }
    }

    /** Why no price is of use; empty when the feed is up. */
    private String problem(@Nullable String status) {
        if (status == null) {
            return "nothing is heard of the price poller";
        }
        try {
            FeedStatus feed = WireJson.read(status, FeedStatus.class);
            if (clock.millis() - feed.timestamp() > SILENCE.toMillis()) {
                return "nothing is heard of the price poller";
            }
            return feed.connected() ? "" : "the feed is down";
        } catch (MalformedMessageException e) {
            return "the feed's state can't be read";
        }
    }

    /** The price of a symbol as it was looked at last. */
    public synchronized Reference of(String symbol) {
        Seen it = seen.get(symbol);
        if (!isLookedAt) {
            return Reference.UNKNOWN;
        }
        if (!down.isEmpty()) {
            return Reference.none(down);
        }
        return it == null
                ? Reference.none("the feed has no price of " + symbol)
                : new Reference(it.latest().price(), clock.millis() - it.sinceMs(), null);
    }
}
