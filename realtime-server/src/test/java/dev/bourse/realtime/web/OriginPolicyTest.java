package dev.bourse.realtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OriginPolicyTest {

    private final OriginPolicy policy = new OriginPolicy(List.of("https://trade.example.com"));

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3002, localhost, true",
        "https://localhost, localhost, true",
        "http://LOCALHOST:3000, localhost, true",
        "https://trade.example.com, ws.example.com, true",
        "https://trade.example.com:8443, ws.example.com, false",
        "http://trade.example.com, ws.example.com, false",
        "http://localhost.evil.com, localhost, false",
        "null, localhost, false",
        "not an origin, localhost, false",
    })
    void pagesOfTheSameHostAndConfiguredOnesMayConnect(String origin, String host, boolean allowed) {
        assertThat(policy.allows(origin, host)).isEqualTo(allowed);
    }

    @Test
    void programsWithoutOriginMayConnect() {
        assertThat(policy.allows(null, "localhost")).isTrue();
    }

    @Test
    void starAllowsAnyOrigin() {
        assertThat(new OriginPolicy(List.of("*")).allows("https://anywhere.example", "localhost"))
                .isTrue();
    }
}
