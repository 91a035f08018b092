package dev.bourse.common.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.wire.WireJson;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class EnigmaTest {

    @Test
    void levelsStandBetweenLowestAndHighestWithTheTicksDecimals() {
        Enigma enigma = enigma("161.8", "200", "100", "0.010");

        assertThat(WireJson.write(enigma)).isEqualTo("""
                {"level":61.8,"ath":200,"atl":100,"fibLevels":\
                {"0":100,"23.6":123.6,"38.2":138.2,"50":150,"61.8":161.8,"78.6":178.6,"100":200}}""");
    }

    @Test
    void levelHasTwoDecimalsAndFibonacciLevelsThoseOfTheTick() {
        Enigma enigma = enigma("1", "3", "0.5", "0.1");

        assertThat(enigma.level()).isEqualByComparingTo("20");
        assertThat(enigma.fibLevels().get("23.6")).isEqualByComparingTo("1.1");
        assertThat(enigma("1.00001", "4", "1", "0.00001").level()).isEqualByComparingTo("0");
        assertThat(enigma("2", "4", "1", "0.00001").level()).isEqualByComparingTo("33.33");
        assertThat(enigma("110", "200", "100", "100").fibLevels().get("38.2")).isEqualByComparingTo("138");
    }

    @Test
    void newerPriceIsTheNewHighestOrLowest() {
        assertThat(enigma("250", "200", "100", "0.01").ath()).isEqualByComparingTo("250");
        assertThat(enigma("250", "200", "100", "0.01").level()).isEqualByComparingTo("100");
        assertThat(enigma("50", "200", "100", "0.01").atl()).isEqualByComparingTo("50");
        assertThat(enigma("50", "200", "100", "0.01").level()).isEqualByComparingTo("0");
    }

    @Test
    void marketOfOnePriceHasNoLevel() {
        Enigma enigma = enigma("7", "7.00", "7", "0.01");

        assertThat(enigma.level()).isNull();
        assertThat(enigma.fibLevels().values()).allSatisfy(it -> assertThat(it).isEqualByComparingTo("7"));
    }

    private static Enigma enigma(String price, String high, String low, String tick) {
        return Enigma.of(new BigDecimal(price), new BigDecimal(high), new BigDecimal(low), new BigDecimal(tick));
    }
}
