package dev.bourse.realtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

final class VisitorsTest {

    private static final InetSocketAddress PEER = new InetSocketAddress("198.51.100.9", 1234);

    private final Visitors visitors = new Visitors(new OriginPolicy(List.of()));

    @Test
    void wayIsWhatWasSaidAndThenWhoConnects() {
        assertThat(forwardedFor()).isEqualTo("198.51.100.9");
        assertThat(forwardedFor("203.0.113.7")).isEqualTo("203.0.113.7, 198.51.100.9");
        assertThat(forwardedFor("203.0.113.7, 10.0.0.2", "10.0.0.3"))
                .isEqualTo("203.0.113.7, 10.0.0.2, 10.0.0.3, 198.51.100.9");
    }

    @Test
    void whatCannotBePassedOnStillStandsInTheWay() {
        assertThat(forwardedFor("203.0.113.7, \u0001\u00fc")).isEqualTo("203.0.113.7, ??, 198.51.100.9");
    }

    private String forwardedFor(String... headers) {
        MockServerHttpRequest request = MockServerHttpRequest.get("/")
                .remoteAddress(PEER)
                .header("X-Forwarded-For", headers)
                .build();
        return visitors.read(request, false).forwardedFor();
    }
}
