package dev.bourse.acceptance;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link Chaos} during a replay of what the exchange once sent. */
final class RealChaosIT {

    @TempDir
    private Path directory;

    @Test
    void realMessagesSurviveEverything() throws Exception {
        List<Path> files =
                List.of(Recording.real("spot-btcusdt_20240808.gz"), Recording.real("spot-btcusdt_20240809.gz"));
        assumeThat(files).as("real recordings are not on this machine").allMatch(Files::exists);

        Chaos.isSurvived(directory, files);
    }
}
