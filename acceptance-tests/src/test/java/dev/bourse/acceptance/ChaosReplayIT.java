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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything goes wrong during a replay, one thing after the other; what is stored in the end is as if nothing had happened. */
final class ChaosReplayIT {

    private static final String SYMBOL = "BTCUSDT";

    /** Eleven minutes of recording in about forty seconds: time for all that goes wrong. */
    private static final String SPEED = "16";

    @TempDir
    private Path directory;

    @Test
    void realMessagesSurviveEverything() throws Exception {
        List<Path> files =
                List.of(Recording.real("spot-btcusdt_20240808.gz"), Recording.real("spot-btcusdt_20240809.gz"));
        assumeThat(files).as("real recordings are not on this machine").allMatch(Files::exists);

        survivesEverything(files);
    }

    @Test
    void simulatedRecordingSurvivesEverything() throws Exception {
        survivesEverything(
                List.of(SimulatedFile.write(directory.resolve("simulated.gz"), SYMBOL, Duration.ofMinutes(11))));
    }

    private void survivesEverything(List<Path> files) throws Exception {
        List<MarketTrade> trades = Recording.trades(files);
        try (SeparateServices services = new SeparateServices(directory)) {
            services.startSimulator(files, SPEED);
            services.startUploader();
            services.startPoller(SYMBOL);
            awaitProgress(services);

            services.fault("{\"fault\":\"drop\",\"connections\":\"all\"}");
            awaitProgress(services);
            services.fault("{\"fault\":\"skip\",\"count\":300}");
            services.fault("{\"fault\":\"duplicate\",\"connections\":\"all\",\"count\":500}");
            awaitProgress(services);
            services.kill("poller");
            services.startPoller(SYMBOL);
            awaitProgress(services);
            services.kill("uploader");
            services.startUploader();
            awaitProgress(services);
            services.restartRedis();
            awaitProgress(services);
            services.restartPostgres();
            awaitProgress(services);
            services.fault("{\"fault\":\"drop\",\"connections\":\"all\"}");
            services.fault("{\"fault\":\"skip\",\"probability\":0.2,\"count\":0}");

            await().atMost(Duration.ofMinutes(4)).until(() -> services.storedTrades(SYMBOL) >= trades.size());
            assertThat(services.storedTrades(SYMBOL)).isEqualTo(trades.size());
            services.startBackend();
            try (Api api = services.api()) {
                for (CandleDuration duration : CandleDuration.values()) {
                    assertThat(api.candles(SYMBOL, duration))
                            .as(duration.label())
                            .containsExactlyElementsOf(ExpectedCandles.of(trades, duration));
                }
            }
        }
    }

    /** Waits until more is stored than was at the call. */
    private static void awaitProgress(SeparateServices services) {
        long before = services.storedTrades(SYMBOL);
        await().atMost(Duration.ofMinutes(1)).until(() -> services.storedTrades(SYMBOL) > before);
    }
}
