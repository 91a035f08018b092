package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

final class RealtimePropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void settingsHaveDefaults() {
        runner.run(context -> {
            RealtimeProperties it = context.getBean(RealtimeProperties.class);

            assertThat(it.supportedSymbols()).containsExactly("BTCUSDT", "ETHUSDT", "SOLUSDT");
            assertThat(it.backendUrl()).isEqualTo(URI.create("http://localhost:3002"));
            assertThat(it.exchangeRedisUrl()).isNull();
            assertThat(it.corsOrigin()).isEmpty();
            assertThat(it.clientBuffer()).isEqualTo(256);
            assertThat(it.slowClientTimeout()).isEqualTo(Duration.ofSeconds(10));
            assertThat(it.maxClients()).isEqualTo(20_000);
            assertThat(it.maxSubscriptions()).isEqualTo(200);
            assertThat(it.maxRequestsPerSecond()).isEqualTo(200);
            assertThat(it.pingInterval()).isEqualTo(Duration.ofSeconds(25));
            assertThat(it.closeTimeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(it.sessionCheckInterval()).isEqualTo(Duration.ofMinutes(1));
            assertThat(it.conflationInterval()).isEqualTo(Duration.ofMillis(100));
            assertThat(it.feedSilence()).isEqualTo(Duration.ofSeconds(5));
            assertThat(it.feedStatusInterval()).isEqualTo(Duration.ofSeconds(5));
            assertThat(it.symbolsInterval()).isEqualTo(Duration.ofSeconds(2));
            assertThat(it.tradeHistory()).isEqualTo(5000);
        });
    }

    @Test
    void settingsAreEnvironmentVariables() {
        Map<String, Object> variables = Map.of(
                "SUPPORTED_SYMBOLS", "ADAUSDT,XRPUSDT",
                "CORS_ORIGIN", "https://a.example,https://b.example",
                "EXCHANGE_REDIS_URL", "redis://exchange:6379",
                "SLOW_CLIENT_TIMEOUT", "1500");
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables)))
                .run(context -> {
                    RealtimeProperties it = context.getBean(RealtimeProperties.class);

                    assertThat(it.supportedSymbols()).containsExactly("ADAUSDT", "XRPUSDT");
                    assertThat(it.corsOrigin()).containsExactly("https://a.example", "https://b.example");
                    assertThat(it.exchangeRedisUrl()).isEqualTo("redis://exchange:6379");
                    assertThat(it.slowClientTimeout()).isEqualTo(Duration.ofMillis(1500));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clientBuffer=1       | must be from 16 to 65536",
                "pingInterval=1       | must be at least 100ms",
                "supportedSymbols=    | must name at least one symbol",
                "maxClients=0         | must be at least 1",
            })
    void wrongSettingStopsTheStart(String setting, String sentence) {
        runner.withPropertyValues(setting).run(context -> {
            Throwable failure = catchThrowable(() -> context.getBean(RealtimeProperties.class));

            assertThat(failure).rootCause().hasMessageContaining(sentence);
        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(RealtimeProperties.class)
    static class Settings {}
}
