package dev.bourse.maker.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.maker.quoting.Exposures.Decision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExposuresTest {

    private final Exposures exposures =
            new Exposures(Map.of("USDT", new BigDecimal("1000"), "INR", new BigDecimal("50")));

    @Test
    void marketsOfOneQuoteAssetShareTheLimit() {
        assertThat(free("BTC_USDT", "USDT", "700")).isEqualByComparingTo("1000");
        assertThat(free("ETH_USDT", "USDT", "300")).isEqualByComparingTo("300");
        assertThat(free("TATA_INR", "INR", "50")).isEqualByComparingTo("50");
        assertThat(free("SOL_USDT", "USDT", "0")).isEqualByComparingTo("0");
        assertThat(exposures.of("USDT")).isEqualByComparingTo("1000");
    }

    @Test
    void marketThatIsAtItsLimitKeepsWhatItHas() {
        free("BTC_USDT", "USDT", "1000");

        assertThat(free("BTC_USDT", "USDT", "1000")).isEqualByComparingTo("1000");
    }

    @Test
    void otherMarketsPastTheLimitLeaveNothing() {
        free("BTC_USDT", "USDT", "1200");

        assertThat(free("ETH_USDT", "USDT", "0")).isEqualByComparingTo("0");
    }

    /** How much was free when a market decided to have so much at stake. */
    private BigDecimal free(String symbol, String quote, String stake) {
        BigDecimal[] free = new BigDecimal[1];
        exposures.decide(symbol, quote, it -> {
            free[0] = it;
            return new Decision(List.of(), new BigDecimal(stake));
        });
        return free[0];
    }
}
