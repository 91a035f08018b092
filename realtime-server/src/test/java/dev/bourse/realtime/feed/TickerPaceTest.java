package dev.bourse.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.market.Ticker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TickerPaceTest {

    private final List<String> sent = new ArrayList<>();
    private long nowMs = 1_000_000;
    private final TickerPace pace =
            new TickerPace(() -> Instant.ofEpochMilli(nowMs), Duration.ofMillis(100), frame -> sent.add(frame.json()));

    @Test
    void firstTickerIsSentAtOnceAndThenTheNewestAfterTheInterval() {
        pace.offer(ticker(1));
        pace.offer(ticker(2));
        pace.offer(ticker(3));
        pace.flush();
        assertThat(sent).hasSize(1);

        nowMs += 100;
        pace.flush();
        pace.flush();

        assertThat(sent).hasSize(2);
        assertThat(sent.getLast()).contains("\"last\":\"3\"");
    }

    @Test
    void tickerThatWasOvertakenIsNotSentLater() {
        pace.offer(ticker(1));
        pace.offer(ticker(2));
        nowMs += 100;
        pace.offer(ticker(3));
        nowMs += 100;
        pace.flush();

        assertThat(sent).hasSize(2);
        assertThat(sent.getLast()).contains("\"last\":\"3\"");
    }

    private static Ticker ticker(int last) {
        BigDecimal one = BigDecimal.ONE;
        return new Ticker("A", one, BigDecimal.valueOf(last), one, one, one, one, one, one, 1, one, one, 1);
    }
}
