package dev.bourse.simulator.market;

import java.util.List;

/**
 * The trades of the last 24 hours, as in Binance's {@code 24hrTicker}.
 *
 * @param window the trades; its first and last id are -1 when there are none
 * @param previousTicks price of the last trade before the window, 0 when there is none
 * @param lastLots quantity of the newest trade
 */
public record RollingStatistics(Candle window, long previousTicks, long lastLots) {

    private static final long DAY_MS = 86_400_000;

    /** The 24 hours that end with {@code nowMs}. */
    public static RollingStatistics of(TradeHistory history, Klines klines, long nowMs) {
        Candle window = klines.over(nowMs - DAY_MS, nowMs + 1);
        List<Trade> before = history.trades(window.firstId() - 1, window.firstId() - 1);
        List<Trade> last = history.trades(window.lastId(), window.lastId());
        return new RollingStatistics(
                window,
                before.isEmpty() ? 0 : before.getFirst().priceTicks(),
                last.isEmpty() ? 0 : last.getFirst().quantityLots());
    }

    public long openTimeMs() {
        return window.openMs();
    }

    public long closeTimeMs() {
        return window.endMs() - 1;
    }
}
