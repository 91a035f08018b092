package dev.bourse.maker.quoting;

import dev.bourse.maker.strategy.Intention;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What all markets together may have at stake, for each asset that they are quoted in: the sum of their positions' values if the worse side
 * of each trades wholly. One market decides at a time. Thread-safe.
 */
public final class Exposures {

    private final Map<String, BigDecimal> limits;
    private final Map<String, Stake> bySymbol = new HashMap<>();

    private record Stake(String quote, BigDecimal amount) {}

    /** What a market decided to do, and what it has at stake at most while it does. */
    record Decision(List<Intention> intentions, BigDecimal stake) {}

    /** Limits by asset. */
    public Exposures(Map<String, BigDecimal> limits) {
        this.limits = Map.copyOf(limits);
    }

    /**
     * Lets a market decide.
     *
     * @param decide is told how much the market may have at stake
     */
    synchronized Decision decide(String symbol, String quote, Function<BigDecimal, Decision> decide) {
        BigDecimal others = BigDecimal.ZERO;
        for (Map.Entry<String, Stake> it : bySymbol.entrySet()) {
            if (it.getValue().quote().equals(quote) && !it.getKey().equals(symbol)) {
                others = others.add(it.getValue().amount());
            }
        }
        BigDecimal free = limits.getOrDefault(quote, BigDecimal.ZERO).subtract(others);
        Decision decision = decide.apply(free.max(BigDecimal.ZERO));
        bySymbol.put(symbol, new Stake(quote, decision.stake()));
        return decision;
    }

    /** What is at stake in an asset. */
    public synchronized BigDecimal of(String quote) {
        return bySymbol.values().stream()
                .filter(it -> it.quote().equals(quote))
                .map(Stake::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
