package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.engine.wire.Side;
import dev.bourse.realtime.client.Broadcaster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Clients that read slowly, or never. */
final class SlowClientIT {

    @TempDir
    private static Path directory;

    private static final JsonMapper JSON = new JsonMapper();

    private static RealtimeFixture bourse;
    private static int prices;

    @BeforeAll
    static void start() throws Exception {
        bourse = new RealtimeFixture(
                directory, "--SLOW_CLIENT_TIMEOUT=3000", "--CLIENT_BUFFER=64", "--CLOSE_TIMEOUT=8000");
    }

    @AfterAll
    static void stop() throws Exception {
        bourse.close();
    }

    @Test
    void clientThatNeverReadsIsCutOffWhileOthersAreServed() throws Exception {
        double before = bourse.metric("realtime.disconnects", "reason", "slow");
        try (TestClient other = bourse.client();
                RawClient stuck = new RawClient(bourse.port(), "/")) {
            other.settle();
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        publish(200);
                        assertThat(other.next("\"originalPrice\":" + prices)).isNotNull();
                        return bourse.metric("realtime.disconnects", "reason", "slow") > before;
                    });
            await().atMost(Duration.ofSeconds(30)).until(() -> connections() == 1);
            assertThat(stuck.isCut()).isTrue();
        }
        await().until(() -> connections() == 0);
    }

    @Test
    void clientThatCatchesUpInTimeMissesOnlyOldPrices() throws Exception {
        double left = bourse.metric("realtime.clients");
        try (RawClient slow = new RawClient(bourse.port(), "/")) {
            fillUp();

            slow.readUntil("\"originalPrice\":" + prices);
            slow.send("{\"type\":\"ping\"}");

            assertThat(slow.readUntil("pong")).isEqualTo("{\"type\":\"pong\"}");
            assertThat(bourse.metric("realtime.clients")).isEqualTo(left + 1);
        }
        await().until(() -> connections() == 0);
    }

    @Test
    void whatWaitsForClientsIsMeasured() throws Exception {
        try (RawClient slow = new RawClient(bourse.port(), "/")) {
            fillUp();

            await().atMost(Duration.ofSeconds(10)).until(() -> bourse.metric("realtime.messages.waiting") > 0);
            slow.readUntil("\"originalPrice\":" + prices);
        }
        await().until(() -> connections() == 0);
        await().until(() -> bourse.metric("realtime.messages.waiting") == 0);
    }

    @Test
    void clientWithTooManyUnreadTradesIsToldWhy() throws Exception {
        double before = bourse.metric("realtime.disconnects", "reason", "backlog");
        try (RawClient slow = new RawClient(bourse.port(), "/api/v1/ws")) {
            slow.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@BTCUSDT\"],\"id\":1}");
            slow.readUntil("result");
            long[] id = {0};
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                bourse.publishTrades(LongStream.range(id[0], id[0] += 500)
                        .mapToObj(it -> RealtimeFixture.trade("BTCUSDT", it, 1_723_161_600_000L, "1", "1"))
                        .toList());
                return bourse.metric("realtime.disconnects", "reason", "backlog") > before;
            });

            assertThat(slow.readUntil("1008 ")).isEqualTo("1008 too slow: more than 64 messages wait to be read");
        }
        await().until(() -> connections() == 0);
    }

    @Test
    void changesOfABookThatWaitAreMergedAndNoneIsMissing() throws Exception {
        bourse.exchange.createTata();
        try (RawClient slow = new RawClient(bourse.port(), "/api/v1/ws")) {
            await().until(() -> {
                slow.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"depth@TATA_INR\"],\"id\":1}");
                return slow.readUntil("\"id\":1").contains("result");
            });
            double before = bourse.metric("realtime.messages.conflated");
            Random random = new Random(1);
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        bourse.exchange.write(it -> {
                            for (int i = 0; i < 200; i++) {
                                it.level(TestExchange.TATA, Side.BUY, random.nextInt(1, 400), random.nextInt(9));
                            }
                        });
                        return bourse.metric("realtime.messages.conflated") > before + 100;
                    });

            TestBook book = new TestBook();
            while (book.lastId() < bourse.exchange.sequence()) {
                book.apply(JSON.readTree(slow.readUntil("\"e\":\"depth\"")).path("data"));
            }
            assertThat(book.bids).isEqualTo(bourse.exchange.levels(TestExchange.TATA, Side.BUY));
            assertThat(book.mostIds()).isGreaterThan(200);
        }
        await().until(() -> connections() == 0);
    }

    /** More than fits into the buffers of a connection. */
    private static void fillUp() {
        double before = bourse.metric("realtime.messages.conflated");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            publish(500);
            return bourse.metric("realtime.messages.conflated") > before;
        });
    }

    private static void publish(int count) {
        bourse.publishPrices("BTCUSDT", prices + 1, prices + count);
        prices += count;
    }

    private static int connections() {
        return bourse.context.getBean(Broadcaster.class).connections();
    }
}
