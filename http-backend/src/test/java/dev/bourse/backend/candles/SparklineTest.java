package dev.bourse.backend.candles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.candles.Sparkline.Close;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SparklineTest {

    private static final long STEP = 900;
    private static final long END = 2_000 * STEP;

    @Test
    void pricesAreAtEqualDistancesAndEndWithTheNewest() {
        Sparkline everyStep = line(LongStream.rangeClosed(-96, 0).toArray());

        assertThat(prices(everyStep, 24)).hasSize(24).startsWith(-92L, -88L).endsWith(-4L, 0L);
        assertThat(prices(everyStep, 96)).hasSize(96).startsWith(-95L).endsWith(-1L, 0L);
        assertThat(prices(everyStep, 7)).containsExactly(-82L, -68L, -54L, -41L, -27L, -13L, 0L);
    }

    @Test
    void whereNothingWasTradedThePriceOfBeforeStands() {
        assertThat(prices(line(-500, -30), 4)).containsExactly(-500L, -500L, -30L, -30L);
        assertThat(prices(line(-500), 3)).containsExactly(-500L, -500L, -500L);
    }

    @Test
    void youngMarketHasFewerPrices() {
        assertThat(prices(line(-30, -5), 4)).containsExactly(-30L, -5L);
        assertThat(prices(line(), 4)).isEmpty();
    }

    /** A candle for each number of steps before the end, with that number as its price. */
    private static Sparkline line(long... steps) {
        List<Close> closes = new ArrayList<>();
        for (long it : steps) {
            closes.add(new Close(END + it * STEP, BigDecimal.valueOf(it)));
        }
        return new Sparkline(closes);
    }

    private static List<Long> prices(Sparkline line, int points) {
        return line.prices(END, points).stream().map(BigDecimal::longValueExact).toList();
    }
}
