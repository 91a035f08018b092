package dev.bourse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.acceptance.RunningBourse.Refusal;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./bourse up}: starts, stops, and says in one sentence why it can't. */
final class LauncherIT {

    @TempDir
    private Path directory;

    @Test
    void dataIsStillThereAfterARestartAndAfterAKillAndIsOfOneFeed() {
        Path data = directory.resolve("data");
        long stored;
        try (RunningBourse bourse = RunningBourse.start(data)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> bourse.storedTrades("BTCUSDT") > 20);
            assertThat(bourse.api().get("/api/v1/health").body())
                    .startsWith("{\"status\":\"UP\"")
                    .doesNotContain("DOWN");
            assertIsQuoted(bourse);
            stored = bourse.storedTrades("BTCUSDT");
            assertThat(bourse.stop()).as(bourse.output()).isIn(0, 143);
            assertThat(bourse.output()).contains("Stopped; the data is in");
        }
        long afterRestart;
        try (RunningBourse bourse = RunningBourse.start(data)) {
            afterRestart = bourse.storedTrades("BTCUSDT");
            assertThat(afterRestart).isGreaterThanOrEqualTo(stored);
            bourse.kill();
        }
        try (RunningBourse bourse = RunningBourse.start(data)) {
            assertThat(bourse.storedTrades("BTCUSDT")).isGreaterThanOrEqualTo(afterRestart);
            assertIsQuoted(bourse);
        }

        Refusal refusal = RunningBourse.refused(directory, "--data", data.toString(), "--feed=binance");
        assertThat(refusal.exitCode()).isEqualTo(1);
        assertThat(refusal.output())
                .contains("holds the data of feed simulated, and this is feed binance; choose another");
    }

    private static void assertIsQuoted(RunningBourse bourse) {
        for (String market : List.of("BTC_USDT", "ETH_USDT", "SOL_USDT", "TATA_INR")) {
            await(market)
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> bourse.api()
                            .get("/api/v1/depth?symbol=" + market)
                            .body()
                            .matches(".*\"bids\":\\[\\[.*\"asks\":\\[\\[.*"));
        }
    }

    @Test
    void takenPortIsNamed() throws IOException {
        int offset = RunningBourse.freeOffset();
        try (ServerSocket taken = new ServerSocket(3002 + offset)) {
            Refusal refusal = RunningBourse.refused(
                    directory, "--data", directory.resolve("d").toString(), "--port-offset", Integer.toString(offset));

            assertThat(refusal.exitCode()).isEqualTo(1);
            assertThat(refusal.output())
                    .contains(
                            "Port " + taken.getLocalPort() + ", which the page and the REST API needs, is taken; stop");
        }
    }

    @Test
    void foreignDirectoryIsLeftAlone() throws IOException {
        Path foreign = Files.createDirectories(directory.resolve("photos"));
        Files.writeString(foreign.resolve("cat.txt"), "meow");

        Refusal refusal = RunningBourse.refused(directory, "--data", foreign.toString());

        assertThat(refusal.exitCode()).isEqualTo(1);
        assertThat(refusal.output()).contains(foreign + " holds files that are not Bourse's; choose");
        assertThat(foreign).isDirectoryContaining("glob:**cat.txt");
        try (var files = Files.list(foreign)) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--feed|bitfinex|--feed is 'bitfinex'; it must be simulated, binance or recorded:FILE[,FILE].",
                "--feed|recorded:nothing.gz|There is no readable file 'nothing.gz'",
                "--speed|fast|--speed is 'fast'; it must be a positive number or max.",
                "--port-offset|-5|--port-offset is -5; it must be from 0 to",
            })
    void wrongOptionIsExplained(String option, String value, String sentence) {
        Refusal refusal = RunningBourse.refused(
                directory, "--data", directory.resolve("d").toString(), option + "=" + value);

        assertThat(refusal.exitCode()).isEqualTo(1);
        assertThat(refusal.output()).contains(sentence);
    }
}
