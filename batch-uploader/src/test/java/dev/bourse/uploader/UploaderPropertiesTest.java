package dev.bourse.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class UploaderPropertiesTest {

    @Test
    void defaultsSuitALiveFeedAndABacklog() {
        assertThat(bind(Map.of()))
                .isEqualTo(new UploaderProperties(
                        "postgresql://bourse:bourse@localhost:5432/bourse",
                        "redis://localhost:6379",
                        5,
                        10_000,
                        Duration.ofMillis(200),
                        "",
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(10),
                        10_000,
                        100_000,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30)));
    }

    @Test
    void everySettingHasItsName() {
        assertThat(bind(Map.ofEntries(
                        Map.entry("database-url", "postgresql://h/d"),
                        Map.entry("exchange-redis-url", "redis://x"),
                        Map.entry("db-pool-size", "3"),
                        Map.entry("batch-size", "100"),
                        Map.entry("batch-timeout", "1000"),
                        Map.entry("consumer-name", "me"),
                        Map.entry("claim-after", "5s"),
                        Map.entry("consumer-expiry", "1m"),
                        Map.entry("keep-entries", "7"),
                        Map.entry("dead-entries", "8"),
                        Map.entry("reconnect-delay", "9"),
                        Map.entry("max-reconnect-delay", "10"))))
                .isEqualTo(new UploaderProperties(
                        "postgresql://h/d",
                        "redis://x",
                        3,
                        100,
                        Duration.ofSeconds(1),
                        "me",
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        7,
                        8,
                        Duration.ofMillis(9),
                        Duration.ofMillis(10)));
    }

    private static UploaderProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", UploaderProperties.class);
    }
}
