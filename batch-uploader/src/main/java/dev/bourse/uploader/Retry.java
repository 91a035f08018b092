package dev.bourse.uploader;

import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.uploader.exchange.BrokenEventLogException;
import io.lettuce.core.RedisException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries until it works: the database or Redis may be away for as long as they like, and nothing is given up because of it.
 * Waits are doubled up to a longest one, and differ by chance, so that many processes do not come back all at once.
 */
final class Retry {

    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

    private final Duration first;
    private final Duration longest;
    private final CountDownLatch stop;
    private volatile @Nullable String problem;

    /** Until {@code stop} is counted down. */
    Retry(Duration first, Duration longest, CountDownLatch stop) {
        this.first = first;
        this.longest = longest;
        this.stop = stop;
    }

    /** What is tried. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws SQLException;
    }

    /** Why the current attempt is not the first one; null while all is well. */
    @Nullable
    String problem() {
        return problem;
    }

    /**
     * Tries until it works.
     *
     * @param what for the log, for example {@code storing trades}
     * @throws StoppedException when it did not work and we are to stop
     */
    <T> T untilDone(String what, Attempt<T> attempt) throws InterruptedException {
        Duration wait = first;
        while (true) {
            try {
                T result = attempt.run();
                if (problem != null) {
                    problem = null;
                    LOG.info("{} works again", what);
                }
                return result;
            } catch (SQLException | RedisException | LogUnavailableException | BrokenEventLogException e) {
                String message = firstLine(e);
                Duration pause = jittered(wait);
                if (e instanceof BrokenEventLogException && !message.equals(problem)) {
                    LOG.error("{} has stopped: {}", what, message);
                } else {
                    LOG.warn("{} failed, next try in {} ms: {}", what, pause.toMillis(), message);
                }
                problem = message;
                if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new StoppedException();
                }
                wait = wait.multipliedBy(2).compareTo(longest) < 0 ? wait.multipliedBy(2) : longest;
            }
        }
    }

    /** Between half of it and all of it. */
    private static Duration jittered(Duration wait) {
        return Duration.ofMillis(Math.ceilDiv(
                ThreadLocalRandom.current().nextLong(wait.toMillis(), 2 * wait.toMillis() + 1), 2));
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
    }

    /** We are to stop while something does not work. What is in hand is not acknowledged, so it will come again. */
    static final class StoppedException extends RuntimeException {}
}
