package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A circuit breaker that remembers each trade of the window and the one before it. */
final class NaiveBreaker {

    private record Trade(long timeMs, long price) {}

    private final List<Trade> trades = new ArrayList<>();
    private long basisPoints;
    private long windowMs;

    void begin(MarketRules rules) {
        trades.clear();
        basisPoints = rules.breakerBasisPoints();
        windowMs = rules.breakerWindowMs();
    }

    void traded(long timeMs, long price) {
        trades.add(new Trade(timeMs, price));
    }

    /** The worst price that an order may trade at: its own, or how far the price may go when the first trade is at the best one. */
    long limit(Side side, long price, long best, long nowMs) {
        if (basisPoints == 0) {
            return price;
        }
        if (nearestAllowed(best, nowMs) != best) {
            return side == Side.BUY ? best - 1 : best + 1;
        }
        return side == Side.BUY
                ? Math.min(price, above(Math.min(lowest(best, nowMs), best), basisPoints))
                : Math.max(price, below(Math.max(highest(best, nowMs), best), basisPoints));
    }

    long nearestAllowed(long price, long nowMs) {
        return Math.clamp(price, below(highest(price, nowMs), basisPoints), above(lowest(price, nowMs), basisPoints));
    }

    private long lowest(long firstPrice, long nowMs) {
        forgetBeforeWindow(nowMs);
        return trades.stream().mapToLong(Trade::price).min().orElse(firstPrice);
    }

    private long highest(long firstPrice, long nowMs) {
        forgetBeforeWindow(nowMs);
        return trades.stream().mapToLong(Trade::price).max().orElse(firstPrice);
    }

    /** The window is the part of it that is under way and the 63 before; the price that was in force when it began stays. */
    private void forgetBeforeWindow(long nowMs) {
        long partMs = Math.max(1, windowMs / 64);
        long beginMs = (nowMs / partMs - 63) * partMs;
        while (trades.size() > 1 && trades.get(1).timeMs < beginMs) {
            trades.removeFirst();
        }
    }

    static long above(long price, long basisPoints) {
        return BigInteger.valueOf(price)
                .add(share(price, basisPoints))
                .min(BigInteger.valueOf(OrderBook.MAX_PRICE_TICKS))
                .longValueExact();
    }

    static long below(long price, long basisPoints) {
        return BigInteger.valueOf(price)
                .subtract(share(price, basisPoints))
                .max(BigInteger.ONE)
                .longValueExact();
    }

    private static BigInteger share(long price, long basisPoints) {
        return BigInteger.valueOf(price)
                .multiply(BigInteger.valueOf(basisPoints))
                .divide(BigInteger.valueOf(10_000));
    }
}
