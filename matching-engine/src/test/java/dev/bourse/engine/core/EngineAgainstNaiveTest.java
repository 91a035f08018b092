package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same random commands to the engine and to its naive twin: the same events, the same state, and nothing lost. Now and then another
 * engine goes on, with what the one before has told.
 */
final class EngineAgainstNaiveTest {

    private static final int COMMANDS = 150_000;
    private static final int COMMANDS_OF_AN_ENGINE = 2_500;

    private final RecordedEngine events = new RecordedEngine();

    @ParameterizedTest
    @MethodSource("dev.bourse.engine.core.Scenario#all")
    void bothDoTheSame(Scenario scenario) {
        long seed = Long.getLong("bourse.seed", System.nanoTime());
        MatchingEngine engine = new MatchingEngine(events, scenario.rememberedNames());
        NaiveEngine naive = new NaiveEngine(scenario.rememberedNames());
        RandomCommands commands = new RandomCommands(scenario, seed, engine, naive);
        for (int i = 1; i <= COMMANDS; i++) {
            commands.next();
            String when = scenario + ", -Dbourse.seed=" + seed + ", command " + i;
            List<String> happened = events.take();
            List<String> expected = naive.events.take();
            if (!happened.equals(expected)) {
                assertThat(happened).as(when).isEqualTo(expected);
            }
            EngineInvariants.assertHold(engine, events.supplies, when);
            if (i % 50 == 0) {
                assertThat(StateLines.of(engine, RandomRequests.ACCOUNTS))
                        .as(when)
                        .isEqualTo(StateLines.of(naive, RandomRequests.ACCOUNTS));
            }
            if (i % COMMANDS_OF_AN_ENGINE == 0) {
                engine = restored(engine, scenario);
                commands.goOnWith(engine);
            }
        }
    }

    private MatchingEngine restored(MatchingEngine engine, Scenario scenario) {
        MatchingEngine other = new MatchingEngine(events, scenario.rememberedNames());
        StateRestorer restorer = new StateRestorer(other);
        EngineState.visit(engine, restorer);
        restorer.finish();
        events.take();
        return other;
    }
}
