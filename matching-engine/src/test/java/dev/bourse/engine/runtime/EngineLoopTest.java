package dev.bourse.engine.runtime;

import static dev.bourse.engine.journal.FedReplica.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.common.log.CommandLog;
import dev.bourse.common.log.EventLog;
import dev.bourse.common.log.LogPosition;
import dev.bourse.common.log.LogUnavailableException;
import dev.bourse.engine.journal.CommandBytes;
import dev.bourse.engine.journal.Queries;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EngineLoopTest extends RuntimeFixture {

    private final List<String> answeredMeanwhile = new ArrayList<>();
    private int askedMeanwhile;

    @BeforeEach
    void open() {
        openMarket();
    }

    @Test
    void aTurnDoesWhatIsInTheLogAndSaysWhatCameOfIt() throws IOException {
        EngineLoop loop = start();
        assertThat(loop.progress().position()).isEqualTo(LogPosition.START);
        assertThat(loop.turn(Duration.ZERO)).isEqualTo(3);
        assertThat(loop.progress()).isEqualTo(replicaOfAll().progress());
        assertThat(events.lastSequence()).isEqualTo(7);
        appendOrder(71);
        assertThat(loop.turn(Duration.ZERO)).isEqualTo(1);
        assertThat(replies.takeHeads()).singleElement().asString().contains("requestId=71|");
        assertThat(loop.turn(Duration.ZERO)).isZero();
        assertThat(events.lastSequence()).isEqualTo(10);
    }

    @Test
    void aTurnDoesAThousandCommandsAtMost() throws IOException {
        for (int i = 0; i < 1_500; i++) {
            append(CommandBytes.tick(it -> {}));
        }
        EngineLoop loop = start();
        assertThat(loop.turn(Duration.ZERO)).isEqualTo(1_000);
        assertThat(loop.turn(Duration.ZERO)).isEqualTo(503);
    }

    @Test
    void itHasCaughtUpWhenItHasDoneWhatWasThereAtTheStart() throws IOException {
        EngineLoop loop = start(atMost(2), events);
        appendOrder(1);
        assertThat(loop.hasCaughtUp()).isFalse();
        loop.turn(Duration.ZERO);
        assertThat(loop.hasCaughtUp()).isFalse();
        loop.turn(Duration.ZERO);
        assertThat(loop.hasCaughtUp()).isTrue();
    }

    @Test
    void anEmptyLogHasNothingToCatchUpWith() throws IOException {
        commands.lose(3);
        EngineLoop loop = start();
        loop.turn(Duration.ZERO);
        assertThat(loop.hasCaughtUp()).isTrue();
    }

    @Test
    void itHaltsWhenTheCommandsMakeFewerEventsThanThereAre() throws IOException {
        appendOrder(1);
        runAndSave();
        files.names().forEach(files::delete);
        commands.lose(1);
        commands.append(CommandBytes.tick(it -> {}));
        EngineLoop loop = start();
        assertThatThrownBy(() -> loop.turn(Duration.ZERO))
                .isInstanceOf(EngineHaltException.class)
                .hasMessageStartingWith(
                        "the event log has events up to 10, but the commands that are left make only 7: the command log has"
                                + " lost its tail, or belongs to another exchange.");
    }

    @Test
    void aQueryThatComesWhileItWaitsForACommandIsAnsweredMeanwhile() throws IOException {
        EngineLoop loop = start(askedWhileItIsRead(), events);
        loop.turn(Duration.ZERO);
        assertThat(askedMeanwhile).isEqualTo(1);
        assertThat(replies.takeHeads())
                .as("answered after the turn, since it had not caught up before")
                .containsExactly("Answer requestId=1|sequence=7|time=1003|count=1|isBusy=NO");

        loop.turn(Duration.ZERO);

        assertThat(answeredMeanwhile).containsExactly("Answer requestId=2|sequence=7|time=1003|count=1|isBusy=NO");
    }

    @Test
    void timeIsWrittenIntoTheLogWhenSomethingIsDueAndNoCommandComes() throws IOException {
        append(CommandBytes.heartbeat(it -> it.accountId(ALICE).timeout(200)));
        EngineLoop loop = start();
        loop.turn(Duration.ZERO);
        loop.turn(Duration.ZERO);
        assertThat(commands.all()).as("nothing is due yet").hasSize(4);
        clock.pass(200);
        loop.turn(Duration.ZERO);
        assertThat(commands.all()).as("it is due").hasSize(5);
        loop.turn(Duration.ZERO);
        loop.turn(Duration.ZERO);
        assertThat(commands.all()).as("it is done").hasSize(5);
        assertThat(replicaOfAll().engine().nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(replies.take()).as("nobody waits for it").isEmpty();
    }

    @Test
    void timeIsNotWrittenAsLongAsCommandsComeOrMoreOftenThanEvery50Ms() throws IOException {
        append(CommandBytes.heartbeat(it -> it.accountId(ALICE).timeout(200)));
        CommandLog slow = new ForwardedCommandLog(commands) {
            @Override
            public int read(LogPosition after, int limit, Duration wait, EntryHandler handler) {
                return wait.isZero() ? 0 : super.read(after, limit, wait, handler);
            }
        };
        EngineLoop loop = start(slow, events);
        loop.turn(Duration.ofMillis(1));
        clock.pass(500);
        append(CommandBytes.changeStatus(it -> {}));
        loop.turn(Duration.ofMillis(1));
        assertThat(commands.all()).as("a command has come").hasSize(5);

        append(CommandBytes.heartbeat(it -> it.accountId(ALICE).timeout(1)));
        loop.turn(Duration.ofMillis(1));
        clock.pass(100);
        loop.turn(Duration.ZERO);
        loop.turn(Duration.ZERO);
        clock.pass(49);
        loop.turn(Duration.ZERO);
        assertThat(commands.all()).as("once").hasSize(7);
        clock.pass(1);
        loop.turn(Duration.ZERO);
        assertThat(commands.all()).as("and again after 50 ms").hasSize(8);
    }

    @Test
    void queriesAreAnsweredBetweenTwoBatches() throws IOException {
        EngineLoop loop = start(atMost(2), events);
        queries.offer(Queries.balances(it -> it.requestId(7).accountId(ALICE)));
        loop.turn(Duration.ZERO);
        assertThat(replies.sentAfter()).as("what is answered is in the log").containsExactly(5L);
        assertThat(replies.takeHeads()).containsExactly("Answer requestId=7|sequence=5|time=1002|count=1|isBusy=NO");
    }

    /** What was done is kept until it is written, and nothing more is done before. */
    @Test
    void aTurnGoesOnWhereTheLogWentAway() throws IOException {
        boolean[] isAway = {true};
        EventLog failing = new ForwardedEventLog(events) {
            @Override
            public int flush() {
                int refused = super.flush();
                if (isAway[0]) {
                    throw new LogUnavailableException("can't write events", new IllegalStateException());
                }
                return refused;
            }
        };
        EngineLoop loop = start(atMost(2), failing);
        assertThatThrownBy(() -> loop.turn(Duration.ZERO)).isInstanceOf(LogUnavailableException.class);
        assertThat(loop.progress().sequence()).as("not said yet").isZero();
        assertThatThrownBy(() -> loop.turn(Duration.ZERO)).isInstanceOf(LogUnavailableException.class);
        isAway[0] = false;
        loop.checkLogs();
        assertThat(loop.turn(Duration.ZERO)).isEqualTo(2);
        assertThat(loop.turn(Duration.ZERO)).isEqualTo(1);
        assertThat(events.all()).hasSize(3);
        assertThat(loop.progress()).isEqualTo(replicaOfAll().progress());
    }

    @Test
    void aBatchThatBreaksOffIsDoneAsFarAsItCame() throws IOException {
        boolean[] isAway = {true};
        CommandLog failing = new ForwardedCommandLog(commands) {
            @Override
            public int read(LogPosition after, int limit, Duration wait, EntryHandler handler) {
                int read = super.read(after, isAway[0] ? 2 : limit, wait, handler);
                if (isAway[0]) {
                    throw new LogUnavailableException("can't read commands", new IllegalStateException());
                }
                return read;
            }
        };
        EngineLoop loop = start(failing, events);
        assertThatThrownBy(() -> loop.turn(Duration.ZERO)).isInstanceOf(LogUnavailableException.class);
        isAway[0] = false;
        assertThat(loop.turn(Duration.ZERO)).isEqualTo(2);
        assertThat(loop.turn(Duration.ZERO)).isEqualTo(1);
        assertThat(loop.progress()).isEqualTo(replicaOfAll().progress());
    }

    @Test
    void itHaltsWhenALogHasLostItsTailWhileItWasAway() throws IOException {
        EngineLoop loop = start();
        loop.turn(Duration.ZERO);
        loop.checkLogs();
        events.lose(1);
        assertThatThrownBy(loop::checkLogs)
                .isInstanceOf(EngineHaltException.class)
                .hasMessageStartingWith("the event log ends at 5 but had 7 already");
        loop = start();
        loop.turn(Duration.ZERO);
        commands.lose(1);
        assertThatThrownBy(loop::checkLogs)
                .isInstanceOf(EngineHaltException.class)
                .hasMessageStartingWith("the command log does not have command 1003-0 any more");
    }

    @Test
    void itHaltsAlsoWhenOthersHaveAppendedSinceTheTailWasLost() throws IOException {
        EngineLoop loop = start();
        loop.turn(Duration.ZERO);
        commands.lose(1);
        clock.pass(10);
        appendOrder(1);
        assertThatThrownBy(loop::checkLogs).isInstanceOf(EngineHaltException.class);
    }

    @Test
    void whatWasTrimmedIsNotLost() throws IOException {
        EngineLoop loop = start();
        loop.turn(Duration.ZERO);
        commands.trim(commands.last());
        loop.checkLogs();
        assertThat(loop.turn(Duration.ZERO)).isZero();
    }

    @Test
    void whoWatchesIsToldOfEachBatch() throws IOException {
        List<String> told = new ArrayList<>();
        Recovery.Recovered recovered = new Recovery(snapshots, commands, events).recover();
        EngineLoop loop = new EngineLoop(
                recovered,
                commands,
                new EventPublisher(events, replies, recovered.replica().progress()),
                queries,
                clock,
                (count, eventCount, tradeCount, nanos, timeMs, openOrders) -> told.add(count + " commands, "
                        + eventCount + " events, " + tradeCount + " trades, " + timeMs + ", open " + openOrders));
        loop.turn(Duration.ZERO);
        appendOrder(1);
        loop.turn(Duration.ZERO);
        loop.turn(Duration.ZERO);
        assertThat(told)
                .containsExactly(
                        "3 commands, 7 events, 0 trades, 1003, open 0", "1 commands, 3 events, 0 trades, 1004, open 1");
    }

    /** A log that hands over so many entries at once. */
    private CommandLog atMost(int count) {
        return new ForwardedCommandLog(commands) {
            @Override
            public int read(LogPosition after, int limit, Duration wait, EntryHandler handler) {
                return super.read(after, count, wait, handler);
            }
        };
    }

    /** Each time that somebody waits for commands there comes a query, and a moment to answer it in. */
    private CommandLog askedWhileItIsRead() {
        return new ForwardedCommandLog(commands) {
            @Override
            public int read(LogPosition after, int limit, Duration wait, Meanwhile meanwhile, EntryHandler handler) {
                long requestId = ++askedMeanwhile;
                queries.offer(Queries.balances(
                        it -> it.requestId(requestId).replyTo(INSTANCE).accountId(ALICE)));
                try {
                    meanwhile.until(new CompletableFuture<>(), Duration.ZERO);
                } catch (TimeoutException e) {
                    answeredMeanwhile.addAll(replies.takeHeads());
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return super.read(after, limit, wait, meanwhile, handler);
            }
        };
    }
}
