package dev.bourse.backend.candles;

import dev.bourse.common.market.CandleDuration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The prices of a day, for a line so small that few of them do.
 *
 * @param closes of the newest candles of {@link #STEP}, ascending: those of a day, and one more for where it begins
 */
record Sparkline(List<Close> closes) {

    static final CandleDuration STEP = CandleDuration.FIFTEEN_MINUTES;
    static final int STEPS = 96;

    /**
     * The last price of one candle.
     *
     * @param time start of the bucket, Unix seconds
     */
    record Close(long time, BigDecimal price) {}

    /**
     * Prices at equal distances over the 24 hours that end with the bucket at {@code endTime}, oldest first. Where nothing was traded the price
     * of before stands; what is before the first trade of all is left out.
     *
     * @param points from 1 to {@link #STEPS}
     */
    List<BigDecimal> prices(long endTime, int points) {
        List<BigDecimal> prices = new ArrayList<>(points);
        int next = 0;
        for (int left = points - 1; left >= 0; left--) {
            long stepsBack = (long) STEPS * left / points;
            long time = endTime - stepsBack * STEP.length().toSeconds();
            while (next < closes.size() && closes.get(next).time() <= time) {
                next++;
            }
            if (next > 0) {
                prices.add(closes.get(next - 1).price());
            }
        }
        return prices;
    }

    /** Start of the newest bucket in which there was a trade; 0 without any. */
    long newestTime() {
        return closes.isEmpty() ? 0 : closes.getLast().time();
    }
}
