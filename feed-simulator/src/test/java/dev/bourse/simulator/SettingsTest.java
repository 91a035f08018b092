package dev.bourse.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bourse.simulator.recorded.SimulatedRecording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class SettingsTest {

    @TempDir
    private Path folder;

    @Test
    void defaultsAreThoseOfTheReadme() {
        try (RunningFeedSimulator simulator = RunningFeedSimulator.start()) {
            assertThat(simulator.simulator().market().symbols())
                    .extracting(it -> it.market().symbol())
                    .containsExactly("BTCUSDT", "ETHUSDT", "SOLUSDT", "BNBUSDT", "XRPUSDT", "ADAUSDT", "DOGEUSDT");
            assertThat(simulator.simulator().market().progress()).contains("4.0 trades/s");
        }
    }

    @Test
    void symbolsNobodyKnowsGetDefaults() {
        try (RunningFeedSimulator simulator = RunningFeedSimulator.start("--SIMULATOR_SYMBOLS=FOOUSDT,BARBTC")) {
            RestClient rest = new RestClient(simulator);

            assertThat(rest.json("/api/v3/exchangeInfo?symbol=BARBTC")
                            .path("symbols")
                            .path(0)
                            .path("quoteAsset")
                            .asString())
                    .isEqualTo("BTC");
            assertThat(rest.list("/api/v3/trades?symbol=FOOUSDT&limit=5")).hasSize(5);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TRADES_PER_SECOND=0 | TRADES_PER_SECOND is '0.0', but it must be at least 0.01.",
                "TRADES_PER_SECOND=many | TRADES_PER_SECOND is 'many', but it must be a decimal number such as 0.001.",
                "SIMULATOR_SYMBOLS=btc | SIMULATOR_SYMBOLS is 'btc', but it must be symbols such as BTCUSDT",
                "REPLAY_SPEED=fast | REPLAY_SPEED is 'fast', but it must be a number above 0, or max.",
                "REPLAY_SPEED=-1 | REPLAY_SPEED is '-1', but it must be a number above 0, or max.",
                "REQUEST_WEIGHT_LIMIT=0 | REQUEST_WEIGHT_LIMIT is '0', but it must be at least 1.",
                "RECORDED_FILES=missing.gz | RECORDED_FILES is 'missing.gz', but it must be the paths of recorded files,"
                        + " separated by commas, each of them whole; file 'missing.gz': it does not exist.",
            })
    void wrongSettingStopsTheStartWithASentence(String setting, String sentence, CapturedOutput output) {
        Throwable failure = catchThrowable(() -> RunningFeedSimulator.start("--" + setting));

        assertThat(failure).isNotNull();
        assertThat(output).contains(sentence);
    }

    @Test
    void emptyFileStopsTheStart() throws Exception {
        Path file = Files.createFile(folder.resolve("empty"));

        assertThat(startWith(file)).contains("RECORDED_FILES").contains("it is empty");
    }

    @Test
    void truncatedFileStopsTheStart() throws Exception {
        Path whole = recording("whole.gz");
        byte[] bytes = Files.readAllBytes(whole);
        Path file = Files.write(folder.resolve("half.gz"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(startWith(file)).contains("it is truncated after line");
    }

    @Test
    void damagedFileStopsTheStart() throws Exception {
        Path whole = recording("whole.gz");
        byte[] bytes = Files.readAllBytes(whole);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 100, (byte) 7);
        Path file = Files.write(folder.resolve("damaged.gz"), bytes);

        assertThat(startWith(file)).contains("damaged");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "time,price | line 1 is not a recorded message: it does not start with a time",
                "1723161253937085768 {\"a\":1} | neither {\"stream\":…,\"data\":…} nor a snapshot",
                "1723161253937085768 {\"stream\":\"x@trade\",\"data\":{\"e\":1 | it holds no whole JSON object",
                "1723161253937085768 {\"stream\":\"x@trade\",\"data\":{\"s\":\"X\"}} | field \"T\" is not a whole number",
                "1723161253937085768 {\"lastUpdateId\":1,\"bids\":[],\"asks\":[]} | there is no trade in the recording",
            })
    void fileOfAnotherFormatStopsTheStart(String line, String reason) throws Exception {
        assertThat(startWith(Files.writeString(folder.resolve("other"), line + "\n")))
                .contains(reason);
    }

    @Test
    void fileThatIsListedTwiceStopsTheStart() {
        Path file = recording("whole.gz");

        assertThat(startWith(file, file)).contains("is a file listed twice?");
    }

    private static String startWith(Path... files) {
        String paths = String.join(",", Arrays.stream(files).map(Path::toString).toList());
        return messages(catchThrowable(() -> RunningFeedSimulator.start("--RECORDED_FILES=" + paths)));
    }

    private Path recording(String name) {
        Path file = folder.resolve(name);
        SimulatedRecording.write(
                file, 1, List.of("BTCUSDT"), 20, Instant.parse("2025-01-01T00:00:00Z"), Duration.ofMinutes(1));
        return file;
    }

    private static String messages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable it = failure; it != null; it = it.getCause()) {
            all.append(it.getMessage()).append('\n');
        }
        return all.toString();
    }
}
