package dev.bourse.maker.quoting;

import dev.bourse.maker.strategy.Side;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/**
 * What somebody else offers at a price at which the maker would trade with them: known from refusals of post-only orders, and believed for a
 * moment.
 */
final class Others {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Map<Side, Offer> offers = new EnumMap<>(Side.class);

    private record Offer(long priceTicks, long untilMs) {}

    Others(InstantSource clock) {
        this.clock = clock;
    }

    /** Somebody's order is in the way of an order of that side. */
    void isInTheWay(Side side, long priceTicks) {
        offers.put(side, new Offer(priceTicks, clock.millis() + A_MOMENT.toMillis()));
    }

    /** The price that an order of that side may not reach; 0 for none. */
    long wayOf(Side side) {
        Offer offer = offers.get(side);
        return offer == null || offer.untilMs() < clock.millis() ? 0 : offer.priceTicks();
    }
}
