package dev.bourse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.acceptance.RunningBourse.Refusal;
import dev.bourse.common.market.CandleDuration;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
        long watched;
        try (RunningBourse bourse = RunningBourse.start(data)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> bourse.storedTrades("BTCUSDT") > 20);
            assertThat(bourse.api().get("/api/v1/health").body())
                    .startsWith("{\"status\":\"UP\"")
                    .doesNotContain("DOWN");
            watched = watchedFromNowOn(bourse, "ADAUSDT");
            assertIsQuoted(bourse);
            stored = bourse.storedTrades("BTCUSDT");
            assertThat(bourse.stop()).as(bourse.output()).isIn(0, 143);
            assertThat(bourse.output()).contains("Stopped; the data is in");
        }
        long afterRestart;
        try (RunningBourse bourse = RunningBourse.start(data)) {
            afterRestart = bourse.storedTrades("BTCUSDT");
            assertThat(afterRestart).isGreaterThanOrEqualTo(stored);
            assertThat(watch(bourse, "login", "GET", "").body()).isEqualTo("{\"symbols\":[\"ADAUSDT\"]}");
            await().atMost(Duration.ofMinutes(1)).until(() -> bourse.storedTrades("ADAUSDT") > watched + 10);
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

    /** Adds a symbol that is not carried yet; what there is of the others is of this one soon. Returns how many trades are stored. */
    private static long watchedFromNowOn(RunningBourse bourse, String symbol) {
        assertThat(bourse.api().get("/api/v1/symbols/" + symbol + "/enigma").statusCode())
                .isEqualTo(404);
        assertThat(bourse.api().get("/api/v1/symbols/search?query=" + symbol).body())
                .contains("\"carried\":false");

        assertThat(watch(bourse, "register", "POST", "/" + symbol).statusCode()).isEqualTo(200);

        await().atMost(Duration.ofMinutes(1)).until(() -> bourse.storedTrades(symbol) > 10);
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
            assertThat(bourse.api().candles(symbol, CandleDuration.ONE_DAY)).hasSizeGreaterThan(2);
            assertThat(bourse.api().get("/api/v1/symbols/" + symbol + "/price").statusCode())
                    .isEqualTo(200);
            assertThat(bourse.api()
                            .get("/api/v1/udf/history?resolution=60&countback=50&symbol=" + symbol)
                            .body())
                    .startsWith("{\"s\":\"ok\"");
            assertThat(firstEnigma(bourse, symbol)).contains("\"e\":\"enigma\",\"s\":\"" + symbol + "\"");
        });
        return bourse.storedTrades(symbol);
    }

    private static HttpResponse<String> watch(RunningBourse bourse, String enter, String method, String path) {
        String credentials = "{\"username\":\"watcher\",\"password\":\"correct horse\"}";
        HttpResponse<String> entered =
                bourse.api().send("POST", "/api/v1/auth/" + enter, credentials, "Content-Type", "application/json");
        String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return bourse.api().send(method, "/api/v1/marketwatch" + path, "", "Cookie", cookie);
    }

    /** The first line with data that the realtime server sends. */
    private static String firstEnigma(RunningBourse bourse, String symbol) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + bourse.websocketPort() + "/sse?streams=enigma@" + symbol);
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = client.send(
                                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofLines())
                        .body()) {
            return lines.filter(it -> it.startsWith("data:")).findFirst().orElseThrow();
        }
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
