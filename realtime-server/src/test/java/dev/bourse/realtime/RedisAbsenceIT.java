package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What clients see while Redis, or the poller, is away. */
final class RedisAbsenceIT {

    private static final long MIDNIGHT = 1_723_161_600_000L;

    @TempDir
    private Path directory;

    @Test
    void clientsStayWhileRedisIsAwayAndMissNoTradeAfterwards() throws Exception {
        try (RealtimeFixture bourse = new RealtimeFixture(directory, "--FEED_SILENCE=500")) {
            TestClient client = bourse.client();
            client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@BTCUSDT\"],\"id\":1}");
            client.next("result");
            bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 1, MIDNIGHT, "10", "1"));
            client.next("\"t\":1,");
            bourse.publishStatus(true);
            client.next("\"connected\":true");

            bourse.redis.stop();
            assertThat(client.next("\"connected\":false")).contains("\"source\":\"simulated\"");
            await().untilAsserted(
                            () -> assertThat(bourse.get("/ready").statusCode()).isEqualTo(503));
            client.settle();
            bourse.redis.startAgain();
            for (int id = 2; id <= 4; id++) {
                int next = id;
                await().atMost(Duration.ofSeconds(15)).ignoreExceptions().until(() -> {
                    bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", next, MIDNIGHT, "10", "1"));
                    return true;
                });
            }

            client.next("\"t\":4,");
            assertThat(client.all("\"e\":\"trade\"")).hasSize(4);
            await().atMost(Duration.ofSeconds(15)).until(() -> {
                bourse.publishPrice("BTCUSDT", "4711");
                bourse.publishStatus(true);
                return !client.all("4711").isEmpty();
            });
            client.next("\"connected\":true");
        }
    }

    @Test
    void silentPollerMeansThatTheFeedIsDown() throws Exception {
        try (RealtimeFixture bourse = new RealtimeFixture(directory, "--FEED_SILENCE=300")) {
            TestClient client = bourse.client();
            bourse.publishStatus(true);
            client.next("\"connected\":true");

            client.next("\"connected\":false");

            assertThat(bourse.get("/health/feed").statusCode()).isEqualTo(503);
            assertThat(bourse.get("/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void serverStartsWithoutRedisAndGoesOnWhenItComes() throws Exception {
        try (TestRedis redis = new TestRedis(directory)) {
            redis.stop();
            SpringApplication application = RealtimeApplication.application();
            application.setRegisterShutdownHook(false);
            try (ConfigurableApplicationContext context =
                    application.run("--server.port=0", "--REDIS_URL=" + redis.url(), "--FEED_SILENCE=500")) {
                String port = context.getEnvironment().getProperty("local.server.port");
                try (TestClient client = TestClient.connect(URI.create("ws://localhost:" + port + "/"))) {
                    assertThat(client.next("connection")).contains("\"assets\":[\"BTCUSDT\",\"ETHUSDT\",\"SOLUSDT\"]");
                    assertThat(client.next("feed_status")).contains("\"source\":null,\"connected\":false");
                    redis.startAgain();
                    await().atMost(Duration.ofSeconds(20)).until(() -> {
                        redis.publish("market:BTCUSDT", RealtimeFixture.PRICE.formatted("BTCUSDT", "5", "4", "6"));
                        return !client.all("price_update").isEmpty();
                    });
                }
            }
        }
    }

    @Test
    void stoppingServerSaysGoodbye() throws Exception {
        try (RealtimeFixture bourse = new RealtimeFixture(directory)) {
            TestClient client = bourse.client().settle();

            bourse.context.close();

            assertThat(client.closed()).isEqualTo("1001 the server is stopping; connect again");
        }
    }

    @Test
    void restartedServerGivesTheLastMessagesFromRedis() throws Exception {
        try (RealtimeFixture bourse = new RealtimeFixture(directory)) {
            bourse.publishTrade(RealtimeFixture.trade("BTCUSDT", 1, MIDNIGHT, "10", "1"));
            bourse.poller
                    .opsForValue()
                    .set("price:BTCUSDT", "{\"price\":10,\"bid\":9,\"ask\":11,\"volume\":null,\"timestamp\":5}");
            try (ConfigurableApplicationContext second = bourse.run()) {
                String port = second.getEnvironment().getProperty("local.server.port");
                try (TestClient client = TestClient.connect(URI.create("ws://localhost:" + port + "/"))) {
                    assertThat(client.next("price_update"))
                            .contains("\"originalPrice\":10,\"bidPrice\":9,\"askPrice\":11");
                    client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@BTCUSDT\"],\"id\":1}");
                    assertThat(client.next("\"e\":\"trade\"")).contains("\"t\":1,");
                }
            }
        }
    }
}
