package dev.bourse.maker.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A grid of post-only orders around a reference price. Level {@code i} bids
 * {@code reference x (1 - spread - i x distance - shift)}, rounded down to the tick, and asks the same above, rounded up; a long
 * position shifts both sides down, a short one up. What an order is worth is the same on each level, as far as limits and funds allow, from
 * the reference outwards.
 */
public final class GridStrategy {

    private final Grid grid;
    private final Terms terms;

    public GridStrategy(Grid grid, Terms terms) {
        this.grid = grid;
        this.terms = terms;
    }

    /** Where an order should be, and for how much. */
    record Quote(Slot slot, long priceTicks, long lots) {}

    /**
     * What has to be done, in that order: at no moment in between the own orders meet each other, or exceed a limit that they are within now.
     */
    public List<Intention> plan(Situation now) {
        Map<Slot, OwnOrder> kept = oldest(now.open());
        Map<Slot, Quote> wanted = new HashMap<>();
        List<Quote> quotes = new ArrayList<>();
        for (Side side : Side.values()) {
            quotes.addAll(quotes(side, now, kept));
        }
        quotes.forEach(it -> wanted.put(it.slot(), it));
        return new Steps(now, terms).toward(wanted, quotes, kept);
    }

    /** The order of each place; where there are several it is the first that was placed. */
    private static Map<Slot, OwnOrder> oldest(List<OwnOrder> open) {
        Map<Slot, OwnOrder> oldest = new HashMap<>();
        for (OwnOrder it : open) {
            oldest.merge(it.slot(), it, (a, b) -> a.orderId() <= b.orderId() ? a : b);
        }
        return oldest;
    }

    private List<Quote> quotes(Side side, Situation now, Map<Slot, OwnOrder> kept) {
        List<Quote> quotes = new ArrayList<>();
        long room = now.room(side);
        long funds = now.buyFunds();
        long price = 0;
        for (int level = 0; level < grid.levels(); level++) {
            Slot slot = new Slot(side, level);
            price = price(slot, price, now);
            if (price < 1) {
                break;
            }
            Quote quote = quote(slot, price, Math.min(room, affordable(side, price, funds)), kept.get(slot), now);
            if (!terms.allow(quote.priceTicks(), quote.lots())) {
                break;
            }
            quotes.add(quote);
            room -= quote.lots();
            funds -= side == Side.BUY ? cost(quote.priceTicks(), quote.lots()) : 0;
        }
        return quotes;
    }

    /** The order that is there, if it is good enough; else what it should be. */
    private Quote quote(Slot slot, long price, long most, @Nullable OwnOrder open, Situation now) {
        long lots = Math.min(most, Math.min(grid.valuePerLevel() / price, terms.maxLots()));
        if (open != null && isGoodEnough(open, price, lots, most, now)) {
            return new Quote(slot, open.priceTicks(), open.openLots());
        }
        return new Quote(slot, price, lots);
    }

    /** Not far from its price; within the limits, and no more than a quarter off its quantity. */
    private boolean isGoodEnough(OwnOrder open, long price, long lots, long most, Situation now) {
        long tolerance = Ratio.floor(now.referenceTicks(), grid.amendAfter(), Ratio.ONE);
        return Math.abs(open.priceTicks() - price) <= tolerance
                && open.openLots() <= most
                && 4 * open.openLots() >= 3 * lots
                && 4 * open.openLots() <= 5 * lots;
    }

    /**
     * Where a level should be: beyond the one before it, and where it does not trade with what somebody else offers.
     *
     * @param before the price of the level before; 0 for the first
     */
    private long price(Slot slot, long before, Situation now) {
        long position = Math.clamp(now.positionLots(), -now.fullLots(), now.fullLots());
        long shift = Ratio.floor(position, grid.skew(), now.fullLots());
        long away = grid.spread() + slot.level() * grid.distance();
        if (slot.side() == Side.BUY) {
            long price = Ratio.floor(now.referenceTicks(), Ratio.ONE - away - shift, Ratio.ONE);
            price = before == 0 ? price : Math.min(price, before - 1);
            return now.othersAskTicks() == 0 ? price : Math.min(price, now.othersAskTicks() - 1);
        }
        long price = Ratio.ceil(now.referenceTicks(), Ratio.ONE + away - shift, Ratio.ONE);
        price = Math.max(price, before + 1);
        return Math.max(price, now.othersBidTicks() + 1);
    }

    private long affordable(Side side, long price, long funds) {
        return side == Side.SELL
                ? Long.MAX_VALUE
                : Ratio.floor(Math.max(0, funds), 10_000, 10_000L + terms.feeBps()) / price;
    }

    private long cost(long price, long lots) {
        return Ratio.ceil(Math.multiplyExact(price, lots), 10_000L + terms.feeBps(), 10_000);
    }
}
