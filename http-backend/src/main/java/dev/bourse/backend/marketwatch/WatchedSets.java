package dev.bourse.backend.marketwatch;

import dev.bourse.backend.symbols.Listings;
import dev.bourse.common.redis.RedisNames;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** The feed's symbols of each market watch, in Redis. */
@Component
final class WatchedSets {

    private static final Logger log = LoggerFactory.getLogger(WatchedSets.class);

    /** Gone when nobody has looked at the sets for some time, or when Redis has been emptied. */
    private static final String LOOKED_AT = "backend:marketwatch_looked_at";

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(10);
    private static final Pattern ACCOUNT_ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int SCAN_COUNT = 500;

    private final StringRedisTemplate redis;
    private volatile boolean behind = true;

    WatchedSets(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * Brings an account's set up to date. Redis may be away: what is watched is in the database, and the sets are looked at later.
     *
     * @param symbols all that the account watches
     */
    void write(long accountId, List<String> symbols) {
        String key = RedisNames.marketwatch(Long.toString(accountId));
        Set<String> wanted = ofFeed(symbols);
        try {
            Set<String> there = members(key);
            add(key, minus(wanted, there));
            remove(key, minus(there, wanted));
        } catch (DataAccessException e) {
            behind = true;
            log.warn("market watch not repeated in Redis yet accountId={} cause={}", accountId, e.getMessage());
        }
    }

    /** Whether an account's set has just these symbols of the feed. */
    boolean has(long accountId, List<String> symbols) {
        return members(RedisNames.marketwatch(Long.toString(accountId))).equals(ofFeed(symbols));
    }

    /** The accounts that have a set. */
    Set<Long> accounts() {
        int prefix = RedisNames.marketwatch("").length();
        ScanOptions watches = ScanOptions.scanOptions()
                .match(RedisNames.MARKETWATCH_PATTERN)
                .count(SCAN_COUNT)
                .build();
        Set<Long> accounts = new TreeSet<>();
        try (Cursor<String> keys = redis.scan(watches)) {
            keys.forEachRemaining(key -> {
                String watcher = key.substring(prefix);
                if (ACCOUNT_ID.matcher(watcher).matches()) {
                    accounts.add(Long.valueOf(watcher));
                }
            });
        }
        return accounts;
    }

    /** Whether all sets are to be looked at, which then is the caller's to do. */
    boolean takeTurn() {
        boolean wasBehind = behind;
        behind = false;
        Boolean first = redis.opsForValue().setIfAbsent(LOOKED_AT, "", LOOK_AGAIN_AFTER);
        return wasBehind || Boolean.TRUE.equals(first);
    }

    /** What was to be looked at has not been. */
    void giveTurnBack() {
        behind = true;
    }

    private Set<String> members(String key) {
        Set<String> members = redis.opsForSet().members(key);
        return members == null ? Set.of() : members;
    }

    private void add(String key, Set<String> symbols) {
        if (!symbols.isEmpty()) {
            var _ = redis.opsForSet().add(key, symbols.toArray(String[]::new));
        }
    }

    private void remove(String key, Set<String> symbols) {
        if (!symbols.isEmpty()) {
            var _ = redis.opsForSet().remove(key, symbols.toArray());
        }
    }

    private static Set<String> ofFeed(List<String> symbols) {
        return symbols.stream().filter(it -> !Listings.isOwn(it)).collect(Collectors.toSet());
    }

    private static Set<String> minus(Set<String> from, Set<String> what) {
        Set<String> rest = new HashSet<>(from);
        rest.removeAll(what);
        return rest;
    }
}
