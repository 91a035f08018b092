package dev.bourse.realtime.enigma;

import dev.bourse.common.market.Enigma;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import java.time.Duration;
import java.util.Map;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Keeps {@code enigma:SYMBOL} up to date, at most once a second. Several servers write the same. For a thread of its own. */
final class EnigmaKeys {

    private static final Duration REST = Duration.ofSeconds(1);

    /** Each is written again long before. */
    private static final Duration TTL = Duration.ofHours(1);

    private final Enigmas enigmas;
    private final StringRedisTemplate redis;

    EnigmaKeys(Enigmas enigmas, StringRedisTemplate redis) {
        this.enigmas = enigmas;
        this.redis = redis;
    }

    /** Writes what has changed, rests. Over and over. */
    void run() throws InterruptedException {
        Map<String, Enigma> unwritten = enigmas.takeUnwritten();
        boolean written = false;
        try {
            unwritten.forEach(
                    (symbol, it) -> redis.opsForValue().set(RedisNames.enigma(symbol), WireJson.write(it), TTL));
            written = true;
        } finally {
            if (!written) {
                enigmas.notWritten(unwritten.keySet());
            }
        }
        Thread.sleep(REST);
    }
}
