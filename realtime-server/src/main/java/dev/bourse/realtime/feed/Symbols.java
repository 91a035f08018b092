package dev.bourse.realtime.feed;

import dev.bourse.common.market.Instrument;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.WireJson;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The symbols that the feed carries now: the active instruments that the poller wrote down, or the configured ones while there
 * is none. The exchange's own markets stand in the same place and are not among them. Thread-safe.
 */
public final class Symbols implements Supplier<Set<String>> {

    private static final Logger LOG = LoggerFactory.getLogger(Symbols.class);

    private final StringRedisTemplate redis;
    private final List<String> configured;
    private volatile Set<String> active;

    /**
     * The configured symbols, until the first {@link #refresh}.
     *
     * @param configured also the order in which they are told to clients
     */
    public Symbols(StringRedisTemplate redis, List<String> configured) {
        this.redis = redis;
        this.configured = List.copyOf(configured);
        this.active = new LinkedHashSet<>(configured);
    }

    /** Configured ones first, then the others by name. */
    @Override
    public Set<String> get() {
        return active;
    }

    /** Reads the instruments. Blocks. */
    void refresh() {
        Collection<Object> instruments =
                redis.opsForHash().entries(RedisNames.INSTRUMENTS).values();
        Set<String> found = new TreeSet<>(instruments.stream()
                .flatMap(it -> read((String) it).stream())
                .filter(it -> it.active() && !isOwnMarket(it))
                .map(Instrument::symbol)
                .toList());
        active = found.isEmpty() ? new LinkedHashSet<>(configured) : inOrder(found);
    }

    private Set<String> inOrder(Set<String> found) {
        return Stream.concat(configured.stream().filter(found::contains), found.stream())
                .collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    /** The feed writes its assets together, without the underscore. */
    private static boolean isOwnMarket(Instrument it) {
        return it.symbol().equals(it.baseAsset() + "_" + it.quoteAsset());
    }

    private static Optional<Instrument> read(String json) {
        try {
            return Optional.of(WireJson.read(json, Instrument.class));
        } catch (MalformedMessageException e) {
            LOG.debug("Instrument skipped", e);
            return Optional.empty();
        }
    }
}
