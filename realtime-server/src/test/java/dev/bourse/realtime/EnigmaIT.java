package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.redis.RedisNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enigmas from the trade stream, the exchange's log and the backend. */
final class EnigmaIT {

    private static final String SEED = "{\"symbol\":\"X\",\"level\":1,\"ath\":%s,\"atl\":%s,\"current_price\":%s,"
            + "\"fib_levels\":{},\"tick_size\":0.01}";
    private static final String SUBSCRIBE = "{\"method\":\"SUBSCRIBE\",\"params\":[\"enigma@%s\"],\"id\":1}";

    @TempDir
    private Path directory;

    private RealtimeFixture bourse;

    @BeforeEach
    void start() throws Exception {
        bourse = new RealtimeFixture(directory);
    }

    @AfterEach
    void stop() throws Exception {
        bourse.close();
    }

    @Test
    void streamAndKeyBeginWithTheBackendAndMoveWithTrades() {
        TestClient early = bourse.client("/api/v1/ws").send(SUBSCRIBE.formatted("BTCUSDT"));
        early.next("\"result\":null");
        bourse.backend.enigma("BTCUSDT", SEED.formatted("200", "100", "150"));
        assertThat(early.next("enigma@BTCUSDT"))
                .as("asked for again while somebody waits")
                .contains(
                        "\"e\":\"enigma\",\"s\":\"BTCUSDT\",\"level\":\"50\",\"ath\":\"200\",\"atl\":\"100\",\"price\":\"150\"");

        bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 11, 1_723_161_600_011L, "300", "1"));

        String moved = early.next("\"price\":\"300\"");
        assertThat(moved)
                .contains("\"level\":\"100\",\"ath\":\"300\",\"atl\":\"100\"")
                .contains("\"61.8\":\"223.6\"")
                .contains("\"T\":1723161600011");
        assertThat(bourse.client("/api/v1/ws")
                        .send(SUBSCRIBE.formatted("BTCUSDT"))
                        .next("enigma@"))
                .as("at once")
                .isEqualTo(moved);
        String key = RedisNames.enigma("BTCUSDT");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(bourse.poller.opsForValue().get(key))
                        .startsWith("{\"level\":100,\"ath\":300,\"atl\":100,\"fibLevels\":{\"0\":100,\"23.6\":147.2,"));
        assertThat(bourse.poller.getExpire(key, TimeUnit.MINUTES)).isBetween(50L, 60L);
    }

    @Test
    void ownMarketsHaveEnigmasToo() {
        bourse.backend.enigma("TATA_INR", SEED.formatted("110", "90", "100"));
        bourse.exchange.createTata();
        TestClient client = bourse.client("/api/v1/ws");
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            client.send(SUBSCRIBE.formatted("TATA_INR"));
            return client.next("\"id\":1").contains("result");
        });
        assertThat(client.next("enigma@TATA_INR")).contains("\"level\":\"50\"");

        bourse.exchange.write(it -> it.trade(TestExchange.TATA, 1, 8_000, 100, 7, 8));

        assertThat(client.next("\"price\":\"80\"")).contains("\"level\":\"0\",\"ath\":\"110\",\"atl\":\"80\"");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(bourse.poller.opsForValue().get(RedisNames.enigma("TATA_INR")))
                        .startsWith("{\"level\":0,"));
    }
}
