package dev.bourse.common.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a price stands between the lowest and the highest that a market has ever had, and the Fibonacci retracement levels between
 * these. The value of {@code enigma:{SYMBOL}}. All numbers are without trailing zeros.
 *
 * @param level {@code (price - atl) / (ath - atl) x 100}, to two decimals: 0 at the lowest price, 100 at the highest. Null while
 *     the market has had one price only, which is both
 * @param ath the highest price
 * @param atl the lowest price
 * @param fibLevels by ratio in percent, ascending: {@code atl + (ath - atl) x ratio / 100}, rounded to the tick's decimals
 */
public record Enigma(@Nullable BigDecimal level, BigDecimal ath, BigDecimal atl, Map<String, BigDecimal> fibLevels) {

    private static final List<String> RATIOS = List.of("0", "23.6", "38.2", "50", "61.8", "78.6", "100");
    private static final int LEVEL_DECIMALS = 2;
    private static final int PERCENT = 2;

    /**
     * The levels of a market.
     *
     * @param price the newest price; when it is beyond the highest or the lowest, it is the new one
     * @param high the highest price known
     * @param low the lowest price known
     * @param tickSize its decimals are those of the levels
     */
    public static Enigma of(BigDecimal price, BigDecimal high, BigDecimal low, BigDecimal tickSize) {
        BigDecimal ath = high.max(price);
        BigDecimal atl = low.min(price);
        BigDecimal range = ath.subtract(atl);
        int decimals = Math.max(0, tickSize.stripTrailingZeros().scale());
        Map<String, BigDecimal> levels = new LinkedHashMap<>();
        for (String ratio : RATIOS) {
            BigDecimal exact = atl.add(range.multiply(new BigDecimal(ratio)).movePointLeft(PERCENT));
            levels.put(ratio, plain(exact.setScale(decimals, RoundingMode.HALF_EVEN)));
        }
        return new Enigma(level(price, atl, range), plain(ath), plain(atl), Collections.unmodifiableMap(levels));
    }

    private static @Nullable BigDecimal level(BigDecimal price, BigDecimal atl, BigDecimal range) {
        return range.signum() == 0
                ? null
                : plain(price.subtract(atl)
                        .movePointRight(PERCENT)
                        .divide(range, LEVEL_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.stripTrailingZeros();
    }
}
