package dev.bourse.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Redis is killed and comes back without the last of what it had acknowledged. What an engine can make good it makes good; what it can't, it
 * does not hide: it halts before it says anything, and says what is lost.
 */
final class LostTailTest {

    private static final int SEEDS = 150;
    private static final String LOST_COMMANDS = "Redis has lost commands that were acknowledged";

    private final Quiet quiet = new Quiet();

    @AfterEach
    void endQuiet() {
        quiet.close();
    }

    @Test
    void eventsThatWereLostAreMadeAnewWhereTheyCanBe() {
        assertHaltsWhen(it -> !it.canMakeLostEvents(), "what came before is lost", exchange -> {
            exchange.kill();
            exchange.loseEvents();
        });
    }

    @Test
    void commandsThatWereLostAreMissedWhenThereAreEventsOfThem() {
        assertHaltsWhen(
                it -> it.hasSnapshotOfLostCommands() || it.hasEventsOfLostCommands(), LOST_COMMANDS, exchange -> {
                    exchange.kill();
                    exchange.loseCommands();
                });
    }

    /** Those who sent the others have been told what came of them; it must not come of these. */
    @Test
    void commandsThatComeInsteadOfLostOnesAreNotDone() {
        assertHaltsWhen(
                it -> it.hasSnapshotOfLostCommands() || it.hasEventsOfLostCommands(), LOST_COMMANDS, exchange -> {
                    exchange.kill();
                    exchange.loseCommands();
                    exchange.send(20);
                });
    }

    /** When there is no such snapshot nobody can know of them, and it goes on from there. */
    @Test
    void commandsThatWereLostWithTheirEventsAreMissedWhenThereIsASnapshotOfThem() {
        assertHaltsWhen(StoppedExchange::hasSnapshotOfLostCommands, LOST_COMMANDS, exchange -> {
            exchange.kill();
            exchange.loseCommands();
            exchange.loseEventsOfLostCommands();
        });
    }

    @Test
    void anEngineThatIsRunningMissesItsEvents() {
        assertHaltsWhen(StoppedExchange::hasLostWhatTheEngineHas, "Redis has lost its tail", exchange -> {
            exchange.loseConnection();
            exchange.loseEvents();
        });
    }

    @Test
    void anEngineThatIsRunningMissesItsCommands() {
        assertHaltsWhen(StoppedExchange::hasLostWhatTheEngineHas, "Redis has lost its tail", exchange -> {
            exchange.loseConnection();
            exchange.loseCommands();
        });
    }

    /** Else it goes on as if nothing had been. */
    private static void assertHaltsWhen(
            Predicate<StoppedExchange> halts, String reason, Consumer<StoppedExchange> disaster) {
        long first = System.nanoTime();
        int halted = 0;
        for (long seed = first; seed < first + SEEDS; seed++) {
            StoppedExchange exchange = new StoppedExchange(seed);
            disaster.accept(exchange);
            boolean shouldHalt = halts.test(exchange);
            assertThat(exchange.goOn()).as("seed %d", seed).contains(shouldHalt ? reason : "");
            halted += shouldHalt ? 1 : 0;
        }
        assertThat(halted).as("how often, first seed %d", first).isBetween(SEEDS / 20, SEEDS * 19 / 20);
    }
}
