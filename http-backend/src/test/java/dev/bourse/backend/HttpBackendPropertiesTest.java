package dev.bourse.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bourse.service.SecretText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

final class HttpBackendPropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void defaultsFitAMachineOfOnesOwn() {
        runner.run(context -> assertThat(context.getBean(HttpBackendProperties.class))
                .isEqualTo(new HttpBackendProperties(
                        "postgresql://bourse:bourse@localhost:5432/bourse",
                        10,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        "redis://localhost:6379",
                        Duration.ofSeconds(5),
                        false,
                        "USDT:10000,INR:500000",
                        10,
                        "",
                        3001,
                        "",
                        "http://localhost:3003",
                        "http://localhost:3004",
                        "http://localhost:3001",
                        "http://localhost:3005",
                        "",
                        "",
                        Duration.ofMillis(1500),
                        4,
                        Duration.ofHours(12),
                        "",
                        new SecretText(""),
                        "data/secret.key",
                        10,
                        100,
                        5,
                        30,
                        Duration.ofMinutes(5),
                        20,
                        19_456,
                        2)));
    }

    @Test
    void everySettingIsAnEnvironmentVariable() {
        runner.withSystemProperties(
                        "DATABASE_URL=postgresql://a:b@c:1/d",
                        "DB_POOL_SIZE=3",
                        "DB_CONNECT_TIMEOUT=700",
                        "DB_QUERY_TIMEOUT=9s",
                        "EXCHANGE_REDIS_URL=redis://exchange:6379",
                        "ORDER_TIMEOUT=3s",
                        "DEMO_ON_RAMP=true",
                        "DEMO_FUNDS=BTC:0.5",
                        "DEMO_DEPOSITS_PER_HOUR=4",
                        "CORS_ORIGIN=https://a.example, http://localhost:3000",
                        "WEBSOCKET_PORT=4001",
                        "WEBSOCKET_URL=wss://a.example/ws",
                        "PRICE_POLLER_URL=http://poller:3003",
                        "BATCH_UPLOADER_URL=http://uploader:3004",
                        "REALTIME_SERVER_URL=http://realtime:3001",
                        "MATCHING_ENGINE_URL=http://engine:3005",
                        "MARKET_MAKER_URL=http://maker:3006",
                        "FEED_SIMULATOR_URL=http://simulator:3010",
                        "SERVICE_TIMEOUT=100ms",
                        "DB_WRITE_POOL_SIZE=2",
                        "SESSION_TTL=1h",
                        "OPERATOR_USERNAME=ops@example.com",
                        "OPERATOR_PASSWORD=correct horse",
                        "SECRET_KEY_FILE=/data/key",
                        "ORDERS_PER_SECOND=0",
                        "MARKET_DATA_PER_SECOND=7",
                        "LOGIN_FAILURES_PER_NAME=1",
                        "LOGIN_FAILURES_PER_ADDRESS=2",
                        "LOGIN_FAILURE_WINDOW=1m",
                        "REGISTRATIONS_PER_HOUR=3",
                        "PASSWORD_MEMORY_KIB=64",
                        "PASSWORD_ITERATIONS=1")
                .run(context -> {
                    HttpBackendProperties properties = context.getBean(HttpBackendProperties.class);
                    assertThat(properties)
                            .isEqualTo(new HttpBackendProperties(
                                    "postgresql://a:b@c:1/d",
                                    3,
                                    Duration.ofMillis(700),
                                    Duration.ofSeconds(9),
                                    "redis://exchange:6379",
                                    Duration.ofSeconds(3),
                                    true,
                                    "BTC:0.5",
                                    4,
                                    "https://a.example, http://localhost:3000",
                                    4001,
                                    "wss://a.example/ws",
                                    "http://poller:3003",
                                    "http://uploader:3004",
                                    "http://realtime:3001",
                                    "http://engine:3005",
                                    "http://maker:3006",
                                    "http://simulator:3010",
                                    Duration.ofMillis(100),
                                    2,
                                    Duration.ofHours(1),
                                    "ops@example.com",
                                    new SecretText("correct horse"),
                                    "/data/key",
                                    0,
                                    7,
                                    1,
                                    2,
                                    Duration.ofMinutes(1),
                                    3,
                                    64,
                                    1));
                    assertThat(properties.toString()).doesNotContain("correct horse");
                    assertThat(properties.corsOrigins())
                            .isEqualTo(List.of("https://a.example", "http://localhost:3000"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_POOL_SIZE=0",
                "DB_POOL_SIZE=many",
                "DB_CONNECT_TIMEOUT=1",
                "DB_QUERY_TIMEOUT=1h",
                "DEMO_FUNDS=USDT",
                "DEMO_FUNDS=USDT:0.00",
                "DEMO_FUNDS=USDT:-5",
                "DEMO_FUNDS=USDT:1,,INR:1",
                "DEMO_DEPOSITS_PER_HOUR=-1",
                "CORS_ORIGIN=example.com",
                "CORS_ORIGIN=https://example.com/path",
                "CORS_ORIGIN=*,https://example.com",
                "WEBSOCKET_PORT=70000",
                "WEBSOCKET_URL=http://example.com",
                "WEBSOCKET_URL=wss://example.com/; script-src *",
                "PRICE_POLLER_URL=poller:3003",
                "SERVICE_TIMEOUT=soon",
                "DB_WRITE_POOL_SIZE=0",
                "SESSION_TTL=10ms",
                "ORDERS_PER_SECOND=-1",
                "MARKET_DATA_PER_SECOND=1000001",
                "LOGIN_FAILURES_PER_NAME=few",
                "LOGIN_FAILURES_PER_ADDRESS=-1",
                "LOGIN_FAILURE_WINDOW=2d",
                "REGISTRATIONS_PER_HOUR=-1",
                "PASSWORD_MEMORY_KIB=1",
                "PASSWORD_ITERATIONS=0"
            })
    void wrongValueStopsTheStart(String setting) {
        runner.withSystemProperties(setting).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void wrongDatabaseUrlIsNamedWithoutItsPassword() {
        Throwable failure = catchThrowable(() -> HttpBackendApplication.application()
                .run("--server.port=0", "--server.address=localhost", "--DATABASE_URL=mysql://user:secret@host/db")
                .close());

        assertThat(failure)
                .hasStackTraceContaining("DATABASE_URL is '...', but it must be a URL such as postgresql://");
        assertThat(failure.toString()).doesNotContain("secret");
    }

    @EnableConfigurationProperties(HttpBackendProperties.class)
    static class Settings {}
}
