package dev.bourse.realtime.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.common.market.Enigma;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Enigma} as {@code enigma@} streams carry it.
 *
 * @param symbol the market
 * @param level where the price stands, from 0 at the lowest to 100 at the highest; null while there has been one price only
 * @param ath highest price
 * @param atl lowest price
 * @param price newest price
 * @param fibLevels by ratio in percent
 * @param timeMs time of the newest trade, or when the backend told the price, Unix milliseconds
 */
public record EnigmaData(
        @JsonProperty("s") String symbol,
        @Nullable BigDecimal level,
        BigDecimal ath,
        BigDecimal atl,
        BigDecimal price,
        Map<String, BigDecimal> fibLevels,
        @JsonProperty("T") long timeMs) {

    public static EnigmaData of(String symbol, Enigma enigma, BigDecimal price, long timeMs) {
        return new EnigmaData(symbol, enigma.level(), enigma.ath(), enigma.atl(), price, enigma.fibLevels(), timeMs);
    }
}
