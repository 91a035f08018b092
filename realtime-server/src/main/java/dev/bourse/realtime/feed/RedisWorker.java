package dev.bourse.realtime.feed;

import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.exchange.client.ExchangeUnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * A thread that does one thing with Redis over and over. When Redis, or who answers through it, is away it tries again with
 * backoff, from 100 ms up to 5 s, for as long as the service runs; one line says that it went away, one that it is back.
 */
public final class RedisWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisWorker.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_DELAY = Duration.ofSeconds(5);

    private final String name;
    private final Step step;
    private final Thread thread;

    /** A piece of work, done again as soon as it returns. */
    public interface Step {
        void run() throws InterruptedException;
    }

    public RedisWorker(String name, Step step) {
        this.name = name;
        this.step = step;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        try {
            Duration delay = Duration.ZERO;
            while (!Thread.interrupted()) {
                delay = succeeds(delay.isZero()) ? Duration.ZERO : next(delay);
                if (!delay.isZero()) {
                    Thread.sleep(delay);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean succeeds(boolean succeededBefore) throws InterruptedException {
        try {
            step.run();
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (succeededBefore) {
                report(e);
            }
            return false;
        }
        if (!succeededBefore) {
            LOG.info("Reader goes on reader={}", name);
        }
        return true;
    }

    private void report(RuntimeException e) {
        switch (e) {
            case DataAccessException absence -> absent(absence.getMostSpecificCause());
            case LogUnavailableException absence -> absent(absence);
            case ExchangeUnavailableException absence -> absent(absence);
            default -> LOG.error("Reader failed and tries again reader={}", name, e);
        }
    }

    private void absent(Throwable cause) {
        LOG.warn("Reader has no answer and tries again reader={} cause={}", name, cause.toString());
    }

    private static Duration next(Duration delay) {
        Duration doubled = delay.isZero() ? FIRST_DELAY : delay.multipliedBy(2);
        return doubled.compareTo(MAX_DELAY) < 0 ? doubled : MAX_DELAY;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
