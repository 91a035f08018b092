package dev.bourse.acceptance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link Chaos} during a replay of a recording that our own simulator made. */
final class SimulatedChaosIT {

    @TempDir
    private Path directory;

    @Test
    void simulatedRecordingSurvivesEverything() throws Exception {
        Path file = SimulatedFile.write(directory.resolve("simulated.gz"), "BTCUSDT", Duration.ofMinutes(11));

        Chaos.isSurvived(directory, List.of(file));
    }
}
