package dev.bourse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.MarketTrade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording goes through the whole system; the candles that come out equal those computed from the file. */
final class RecordedReplayIT {

    @TempDir
    private Path directory;

    @Test
    void realMessagesBecomeTheirCandles() {
        replaysInto(
                "BTCUSDT",
                19_904,
                List.of(Recording.real("spot-btcusdt_20240808.gz"), Recording.real("spot-btcusdt_20240809.gz")));
    }

    @Test
    void realMessagesOfAnotherSymbolBecomeTheirCandles() {
        replaysInto(
                "ETHUSDT",
                14_515,
                List.of(Recording.real("spot-ethusdt_20240808.gz"), Recording.real("spot-ethusdt_20240809.gz")));
    }

    @Test
    void simulatedRecordingBecomesItsCandles() {
        Path file = SimulatedFile.write(directory.resolve("simulated.gz"), "BTCUSDT", Duration.ofMinutes(20));

        replays("BTCUSDT", List.of(file));
    }

    private void replaysInto(String symbol, int expectedTrades, List<Path> files) {
        assumeThat(files).as("real recordings are not on this machine").allMatch(Files::exists);
        assertThat(Recording.trades(files)).hasSize(expectedTrades);
        replays(symbol, files);
    }

    private void replays(String symbol, List<Path> files) {
        List<MarketTrade> trades = Recording.trades(files);
        String names = files.stream().map(Path::toString).collect(Collectors.joining(","));
        try (RunningBourse bourse = RunningBourse.start(
                        directory.resolve("data"), "--feed", "recorded:" + names, "--speed", "max");
                Api api = bourse.api()) {
            await().atMost(Duration.ofMinutes(1)).until(() -> bourse.storedTrades(symbol) == trades.size());
            for (CandleDuration duration : CandleDuration.values()) {
                assertThat(api.candles(symbol, duration))
                        .as(duration.label())
                        .containsExactlyElementsOf(ExpectedCandles.of(trades, duration));
            }
        }
    }
}
