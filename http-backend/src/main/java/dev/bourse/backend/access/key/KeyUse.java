package dev.bourse.backend.access.key;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Notes when keys are used, and writes it to the database in a thread of its own, at most once a minute for each key. What has
 * not been written when the process dies is lost: it says roughly whether a key is still in use.
 */
@Component
final class KeyUse implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeyUse.class);
    private static final long EVERY_SECONDS = 2;
    private static final long COARSE_MS = TimeUnit.MINUTES.toMillis(1);

    private final KeyStore store;
    private final InstantSource clock;

    /** Key id to when its use was last noted; a key is here once, so it is as large as the keys in use. */
    private final Map<Long, Long> notedAt = new ConcurrentHashMap<>();

    private final Map<Long, Instant> unwritten = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("api-key-use").daemon().factory());

    private final ScheduledFuture<?> writing;

    KeyUse(KeyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.writing = writer.scheduleWithFixedDelay(this::write, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void note(long keyId) {
        long now = clock.millis();
        Long last = notedAt.get(keyId);
        if (last == null || now - last >= COARSE_MS) {
            notedAt.put(keyId, now);
            unwritten.put(keyId, Instant.ofEpochMilli(now));
        }
    }

    @Override
    public void close() {
        writing.cancel(true);
        writer.shutdownNow();
    }

    private void write() {
        Map<Long, Instant> batch = new HashMap<>(unwritten);
        try {
            if (!batch.isEmpty()) {
                store.used(batch);
                batch.forEach(unwritten::remove);
            }
            long old = clock.millis() - COARSE_MS;
            notedAt.values().removeIf(it -> it < old);
        } catch (DataAccessException e) {
            log.warn(
                    "use of API keys not written, trying again keys={} cause={}",
                    batch.size(),
                    NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }
}
