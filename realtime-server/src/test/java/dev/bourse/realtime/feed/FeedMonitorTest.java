package dev.bourse.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.market.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FeedMonitorTest {

    private final List<String> told = new ArrayList<>();
    private long nowMs = 1_000_000;
    private final FeedMonitor monitor = new FeedMonitor(
            () -> Instant.ofEpochMilli(nowMs),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            frame -> told.add(frame.json()));

    @Test
    void feedIsUnknownAndDownBeforeAnyWord() {
        assertThat(told)
                .containsExactly("{\"type\":\"feed_status\",\"data\":{\"source\":null,\"connected\":false,"
                        + "\"lastTradeTime\":null,\"lastReceivedTime\":null,\"timestamp\":1000000}}");
    }

    @Test
    void changeIsToldAtOnceAndSamenessNowAndThen() {
        told.clear();
        for (int second = 0; second < 11; second++) {
            monitor.heard(live(true));
            nowMs += 1000;
        }

        assertThat(told).hasSize(3);
    }

    @Test
    void silenceOfFiveSecondsMeansDown() {
        monitor.heard(live(true));
        nowMs += 5000;
        monitor.tick();
        assertThat(monitor.state().connected()).isTrue();

        nowMs += 1;
        monitor.tick();

        assertThat(monitor.state().connected()).isFalse();
        assertThat(monitor.state().source()).isEqualTo(FeedStatus.Source.LIVE);
        assertThat(told.getLast()).contains("\"connected\":false").contains("\"lastTradeTime\":7");
    }

    @Test
    void feedIsUpAgainWithTheNextWord() {
        monitor.heard(live(true));
        nowMs += 6000;
        monitor.tick();
        monitor.heard(live(true));

        assertThat(told.getLast()).contains("\"connected\":true");
    }

    private static FeedStatus live(boolean connected) {
        return new FeedStatus(FeedStatus.Source.LIVE, connected, 7L, 8L, 9L);
    }
}
