package dev.bourse.engine.runtime;

import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.TickEncoder;
import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.LogPosition;
import dev.bourse.engine.journal.Replica;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the engine's thread does, turn by turn: it reads a batch of commands, does them, publishes what came of them, and answers queries,
 * also those that come while it waits for commands. The only one who changes the replica.
 */
public final class EngineLoop {

    /** Commands in a batch: many enough that reading and writing cost little, few enough that nobody waits long for a reply. */
    private static final int BATCH = 1_000;

    private static final long TICK_INTERVAL_MS = 50;

    private final Replica replica;
    private final CommandLog commands;
    private final EventPublisher publisher;
    private final QueryQueue queries;
    private final CommandLog.Meanwhile answering;
    private final InstantSource clock;
    private final LoopObserver observer;
    private final LogPosition commandsAtStart;
    private final long eventsAtStart;
    private final UnsafeBuffer tick = new UnsafeBuffer(new byte[64]);
    private final int tickLength;
    private long lastTickMs;
    private boolean caughtUp;
    private volatile Replica.Progress progress;

    public EngineLoop(
            Recovery.Recovered recovered,
            CommandLog commands,
            EventPublisher publisher,
            QueryQueue queries,
            InstantSource clock,
            LoopObserver observer) {
        this.replica = recovered.replica();
        this.commandsAtStart = recovered.lastCommand();
        this.eventsAtStart = recovered.lastEvent();
        this.commands = commands;
        this.publisher = publisher;
        this.queries = queries;
        this.answering = this::answerMeanwhile;
        this.clock = clock;
        this.observer = observer;
        this.progress = replica.progress();
        this.tickLength = new TickEncoder()
                .wrapAndApplyHeader(tick, 0, new MessageHeaderEncoder())
                .requestId(0)
                .replyTo(0)
                .limit();
    }

    /**
     * One turn. When it throws {@link dev.bourse.common.log.LogUnavailableException} it can be tried again, after {@link #checkLogs};
     * when it throws anything else, the engine must not be used any more.
     *
     * @param wait for how long to wait for a command
     * @return how many commands were done
     */
    public int turn(Duration wait) {
        if (replica.batch().parts() == 0) {
            commands.read(replica.position(), BATCH, wait, answering, replica);
        }
        long begin = System.nanoTime();
        int done = replica.batch().parts();
        if (done > 0) {
            long sequence = progress.sequence();
            int trades = replica.batch().trades();
            publisher.publish(replica.batch());
            replica.batch().clear();
            progress = replica.progress();
            observer.batch(
                    done,
                    progress.sequence() - sequence,
                    trades,
                    System.nanoTime() - begin,
                    replica.timeMs(),
                    replica.engine().openOrders());
        }
        if (!caughtUp) {
            catchUp();
        }
        queries.answer(replica);
        if (done == 0) {
            tick();
        }
        return done;
    }

    /**
     * After a log was away: makes sure that both still have what this engine has read and written.
     *
     * @throws EngineHaltException when they have not
     */
    public void checkLogs() {
        publisher.checkNothingIsLost();
        LogPosition done = replica.position();
        boolean isThere = done.equals(LogPosition.START) || commands.has(done);
        if (!isThere && done.isAfter(commands.trimmedTo())) {
            throw new EngineHaltException("the command log does not have command " + done
                    + " any more, which this engine has done: Redis has lost its tail. Start the engine again: it says"
                    + " what to do");
        }
    }

    /** How far it is, for other threads. */
    public Replica.Progress progress() {
        return progress;
    }

    /** True when it has done all commands that were there when it was started. */
    public boolean hasCaughtUp() {
        return caughtUp;
    }

    /** For the engine's thread only. */
    Replica replica() {
        return replica;
    }

    /**
     * It waits only when everything that it has done is published, so an answer tells nothing that the log does not say; and not before it
     * has caught up, when the state may be much older than what was told before it was started.
     */
    private void answerMeanwhile(CompletableFuture<?> done, Duration atMost)
            throws InterruptedException, TimeoutException {
        if (caughtUp) {
            queries.answerUntil(done, atMost, replica);
        }
    }

    private void catchUp() {
        caughtUp = !commandsAtStart.isAfter(replica.position());
        if (caughtUp && replica.lastSequence() < eventsAtStart) {
            throw new EngineHaltException(
                    "the event log has events up to " + eventsAtStart
                            + ", but the commands that are left make only " + replica.lastSequence()
                            + ": the command log has lost its tail, or belongs to another exchange. Restore Redis from its append-only file");
        }
    }

    /** Writes the time into the log when something is due and no command brings it along. */
    private void tick() {
        long now = clock.millis();
        if (replica.engine().nextDeadlineMs() <= now && now - lastTickMs >= TICK_INTERVAL_MS) {
            lastTickMs = now;
            commands.append(tick, 0, tickLength);
        }
    }
}
