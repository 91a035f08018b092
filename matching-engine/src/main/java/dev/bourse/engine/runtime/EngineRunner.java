package dev.bourse.engine.runtime;

import dev.bourse.common.log.LogTrimmedException;
import dev.bourse.common.log.LogUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread "engine": it recovers, then turns the loop until it is stopped. While a log is away it tries again, with waits that grow. On
 * anything else it halts and says why: only a new start goes on then.
 */
public final class EngineRunner {

    private static final Logger log = LoggerFactory.getLogger(EngineRunner.class);
    private static final Duration TURN = Duration.ofMillis(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Start start;
    private final Runnable onHalt;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable EngineLoop loop;
    private volatile @Nullable String problem;
    private volatile boolean halted;

    /** Recovers and makes the loop that goes on from there. */
    public interface Start {
        EngineLoop start() throws IOException;
    }

    /**
     * Runs an engine.
     *
     * @param onHalt is run when it halts
     */
    public EngineRunner(Start start, Runnable onHalt) {
        this.start = start;
        this.onHalt = onHalt;
        this.thread = Thread.ofPlatform().name("engine").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Finishes the turn in hand and ends; what is in the log then comes with the next start. */
    public void stop() throws InterruptedException {
        stop.countDown();
        thread.join();
    }

    /** The loop, once it has recovered. Other threads may only ask it how far it is. */
    public Optional<EngineLoop> loop() {
        return Optional.ofNullable(loop);
    }

    /** Why it does not go on; empty when it does. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** True when it will not go on by itself. */
    public boolean isHalted() {
        return halted;
    }

    /** Ends it for a reason that a person has to look at. Any thread. */
    void halt(Throwable reason) {
        halted = true;
        problem = "halted: " + reason.getMessage();
        stop.countDown();
        log.error("engine halted", reason);
        onHalt.run();
    }

    private void run() {
        try {
            work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) { // out of memory is no way to end unnoticed either
            halt(e);
        }
    }

    private void work() throws IOException, InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (stop.getCount() > 0) {
            try {
                turn();
                if (problem != null) {
                    log.info("the log is there again");
                    problem = null;
                    pause = FIRST_PAUSE;
                }
            } catch (LogTrimmedException e) {
                log.warn("too far behind, recovers from a snapshot reason=\"{}\"", e.getMessage());
                loop = null;
            } catch (LogUnavailableException e) {
                problem = e.getMessage();
                log.warn("the log is away, next try in {} ms reason=\"{}\"", pause.toMillis(), e.getMessage());
                if (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    Duration doubled = pause.multipliedBy(2);
                    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
                }
            }
        }
    }

    private void turn() throws IOException {
        EngineLoop running = loop;
        if (running == null) {
            loop = start.start();
            return;
        }
        if (problem != null) {
            running.checkLogs();
        }
        running.turn(TURN);
    }
}
