package dev.bourse.poller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.market.FeedStatus;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class PollerPropertiesTest {

    @Test
    void defaultsAreTheDocumentedOnes() {
        assertThat(bind(Map.of()))
                .isEqualTo(new PollerProperties(
                        URI.create("wss://stream.binance.com:9443/ws"),
                        URI.create("https://api.binance.com"),
                        null,
                        List.of("BTCUSDT", "ETHUSDT", "SOLUSDT"),
                        new BigDecimal("0.001"),
                        List.of(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofHours(23),
                        Duration.ofMillis(250),
                        100_000,
                        1_000,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        100_000,
                        Duration.ofHours(1)));
    }

    @Test
    void settingsAreBoundByTheirNames() {
        PollerProperties settings = bind(Map.of(
                "supported-symbols", "BTCUSDT,BNBUSDT",
                "reconnect-delay", "1500",
                "spread-overrides", "BNBUSDT:0.002,ETHUSDT:0.003"));

        assertThat(settings.supportedSymbols()).containsExactly("BTCUSDT", "BNBUSDT");
        assertThat(settings.reconnectDelay()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(settings.spread("BNBUSDT")).isEqualByComparingTo("0.002");
        assertThat(settings.spread("BTCUSDT")).isEqualByComparingTo("0.001");
    }

    @ParameterizedTest
    @CsvSource({
        "wss://stream.binance.com:9443/ws,LIVE",
        "wss://data-stream.binance.vision/ws,LIVE",
        "ws://localhost:3010/ws,SIMULATED",
        "ws://stream.binance.com.example/ws,SIMULATED",
    })
    void onlyBinanceItselfIsLive(String url, FeedStatus.Source source) {
        assertThat(bind(Map.of("binance-websocket-url", url)).source()).isEqualTo(source);
    }

    private static PollerProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", PollerProperties.class);
    }
}
