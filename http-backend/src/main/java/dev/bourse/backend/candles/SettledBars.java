package dev.bourse.backend.candles;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * The newest bars of a market that are settled, in {@code cache:bars:{symbol}:{resolution}} as a JSON array, for a short while.
 * It is only ever a help: without Redis there is nothing in it, and a Redis that failed is left alone for a while.
 */
@Component
final class SettledBars {

    private static final Logger log = LoggerFactory.getLogger(SettledBars.class);

    /** Bounds how long a correction of an old candle, by a trade that comes very late, can stay unseen. */
    private static final Duration TTL = Duration.ofSeconds(2);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final StringRedisTemplate redis;
    private final InstantSource clock;
    private volatile Instant nextTry = Instant.MIN;

    SettledBars(StringRedisTemplate redis, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** The cached bars, ascending; empty when there are none. */
    List<Candle> read(String symbol, CandleDuration duration) {
        if (clock.instant().isBefore(nextTry)) {
            return List.of();
        }
        try {
            String json = redis.opsForValue().get(RedisNames.bars(symbol, duration.label()));
            return json == null ? List.of() : List.of(WireJson.read(json, Candle[].class));
        } catch (DataAccessException e) {
            pause(e);
        } catch (MalformedMessageException e) {
            log.warn("cached bars not understood symbol={} cause={}", symbol, e.getMessage());
        }
        return List.of();
    }

    void write(String symbol, CandleDuration duration, List<Candle> bars) {
        if (bars.isEmpty() || clock.instant().isBefore(nextTry)) {
            return;
        }
        try {
            redis.opsForValue().set(RedisNames.bars(symbol, duration.label()), WireJson.write(bars), TTL);
        } catch (DataAccessException e) {
            pause(e);
        }
    }

    private void pause(DataAccessException failure) {
        nextTry = clock.instant().plus(PAUSE_AFTER_FAILURE);
        log.debug("bars not cached cause={}", failure.getMessage());
    }
}
