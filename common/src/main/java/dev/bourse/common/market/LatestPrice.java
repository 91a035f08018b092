package dev.bourse.common.market;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code price:{SYMBOL}}.
 *
 * @param price price of the newest trade
 * @param bid with the house's spread, as in {@link PriceUpdate#bidPrice()}
 * @param ask with the house's spread, as in {@link PriceUpdate#askPrice()}
 * @param volume base volume of the last 24 hours, null until the exchange has told it
 * @param bestBid the exchange's best bid, null until the exchange has told it
 * @param bestAsk the exchange's best ask, null until the exchange has told it
 * @param timestamp time of the trade, Unix milliseconds
 */
public record LatestPrice(
        BigDecimal price,
        BigDecimal bid,
        BigDecimal ask,
        @Nullable BigDecimal volume,
        @Nullable BigDecimal bestBid,
        @Nullable BigDecimal bestAsk,
        long timestamp) {}
