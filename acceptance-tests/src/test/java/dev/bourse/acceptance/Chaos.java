package dev.bourse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.MarketTrade;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Everything goes wrong during a replay, one thing after the other; what is stored in the end is as if nothing had happened. */
final class Chaos {

    private static final String SYMBOL = "BTCUSDT";

    /** Eleven minutes of recording in about three: time for all that goes wrong, also on a busy machine. */
    private static final String SPEED = "4";

    /** For what is left once all has gone wrong. */
    private static final String LAST_SPEED = "60";

    private Chaos() {}

    /** Replays the files with services whose data is in {@code directory}. */
    static void isSurvived(Path directory, List<Path> files) throws Exception {
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
            assertThat(services.replay(LAST_SPEED))
                    .as("not all was replayed before it all went wrong")
                    .doesNotContain("100 %");

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
