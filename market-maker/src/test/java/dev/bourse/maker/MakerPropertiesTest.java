package dev.bourse.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bourse.service.SecretText;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

final class MakerPropertiesTest {

    @Test
    void defaultsAreTheDocumentedOnes() {
        MakerProperties defaults = bind(Map.of());

        assertThat(defaults)
                .isEqualTo(new MakerProperties(
                        URI.create("http://localhost:3002"),
                        URI.create("ws://localhost:3001"),
                        "",
                        new SecretText(""),
                        "",
                        8,
                        List.of("BTC_USDT:BTCUSDT", "ETH_USDT:ETHUSDT", "SOL_USDT:SOLUSDT", "TATA_INR:100"),
                        5,
                        new BigDecimal("0.0005"),
                        new BigDecimal("0.001"),
                        List.of(),
                        List.of("USDT:5000", "INR:50000"),
                        new BigDecimal("0.0005"),
                        List.of(),
                        List.of("BTC:5", "ETH:100", "SOL:2000", "TATA:20000"),
                        List.of("USDT:1000000", "INR:2000000"),
                        new BigDecimal("0.0002"),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(10),
                        new BigDecimal("0.02"),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10)));
        defaults.requireConsistent();
    }

    @Test
    void settingsAreBoundByTheirNames() {
        MakerProperties settings = bind(Map.of(
                "markets", "BTC_USDT:BTCUSDT,TATA_INR:99.5",
                "spread-overrides", "TATA_INR:0.002",
                "max-position", "BTC:1.5,TATA:10",
                "stale-after", "1500",
                "api-key", "key",
                "api-secret", "secret"));

        assertThat(settings.markets()).containsExactly("BTC_USDT:BTCUSDT", "TATA_INR:99.5");
        assertThat(settings.spread("TATA_INR")).isEqualByComparingTo("0.002");
        assertThat(settings.spread("BTC_USDT")).isEqualByComparingTo("0.001");
        assertThat(Entries.find(settings.maxPosition(), "BTC")).hasValue(new BigDecimal("1.5"));
        assertThat(settings.staleAfter()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(settings.toString()).doesNotContain("secret,");
        settings.requireConsistent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MARKETS=BTCUSDT",
                "MARKETS=BTC_USDT:btc",
                "LEVELS=0",
                "LEVELS=100",
                "LEVEL_DISTANCE=-0.1",
                "LEVEL_DISTANCE=0.0000001",
                "SPREAD_PERCENTAGE=0",
                "SPREAD_PERCENTAGE=wide",
                "SPREAD_OVERRIDES=BTC_USDT=0.1",
                "VALUE_PER_LEVEL=5000",
                "SKEW=0.6",
                "TARGET_INVENTORY=BTC:-1",
                "MAX_POSITION=BTC",
                "MAX_EXPOSURE=USDT:lots",
                "AMEND_AFTER=1",
                "QUOTE_INTERVAL=1ms",
                "STALE_AFTER=10ms",
                "JUMP_LIMIT=0",
                "JUMP_WINDOW=1ms",
                "JUMP_PAUSE=-1s",
                "DEAD_MAN_TIMEOUT=100ms",
                "REQUESTS_PER_SECOND=0"
            })
    void wrongValueStopsTheStart(String setting) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withSystemProperties(setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skew|0.002|SKEW is '0.002', but it must be at most the spread of BTC_USDT, 0.001.",
                "amend-after|0.001|AMEND_AFTER is '0.001', but it must be less than the spread of BTC_USDT, 0.001.",
                "value-per-level|INR:5|VALUE_PER_LEVEL is 'INR:5', but it must be a list that names USDT too",
                "max-position|BTC:1|MAX_POSITION is 'BTC:1', but it must be a list that names ETH too",
                "max-exposure|INR:5|MAX_EXPOSURE is 'INR:5', but it must be a list that names USDT too",
                "markets|BTC_USDT:BTCUSDT,BTC_USDT:5|MARKETS is 'BTC_USDT:BTCUSDT,BTC_USDT:5', but it must be a list that names",
                "api-key|abc|API_KEY is 'abc', but it must be set when API_SECRET is, and only then.",
            })
    void contradictionStopsTheStartWithASentence(String name, String value, String sentence) {
        MakerProperties settings = bind(Map.of(name, value));

        assertThatThrownBy(settings::requireConsistent).hasMessageStartingWith(sentence);
    }

    @Test
    void keyIsInOnePlace() {
        Map<String, String> both =
                new HashMap<>(Map.of("api-key", "k", "api-secret", "s", "api-key-file", "/data/maker.key"));

        assertThatThrownBy(() -> bind(both).requireConsistent())
                .hasMessage("API_KEY_FILE is '/data/maker.key', but it must be empty when API_KEY is set.");
    }

    private static MakerProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", MakerProperties.class);
    }

    @EnableConfigurationProperties(MakerProperties.class)
    static class Settings {}
}
