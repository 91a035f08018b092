package dev.bourse.maker.strategy;

import dev.bourse.maker.strategy.GridStrategy.Quote;
import dev.bourse.maker.strategy.Intention.Amend;
import dev.bourse.maker.strategy.Intention.Cancel;
import dev.bourse.maker.strategy.Intention.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The way from the orders that there are to those that are wanted. First go orders that nobody wants, then those move that make way, then those
 * that come closer, and what is new comes last: so a bid never meets an ask that has yet to go. An order that grows gets no more than what is
 * free at that moment.
 */
final class Steps {

    private final Situation now;
    private final Terms terms;
    private final List<Intention> steps = new ArrayList<>();
    private final Map<Side, Long> free = new EnumMap<>(Side.class);

    Steps(Situation now, Terms terms) {
        this.now = now;
        this.terms = terms;
        for (Side side : Side.values()) {
            free.put(side, now.room(side) - now.openLots(side));
        }
    }

    /**
     * All steps.
     *
     * @param quotes the same as {@code wanted}, in the order in which they are placed
     * @param kept the order of each place that may stay; all others go
     */
    List<Intention> toward(Map<Slot, Quote> wanted, List<Quote> quotes, Map<Slot, OwnOrder> kept) {
        for (OwnOrder it : now.open()) {
            if (!it.equals(kept.get(it.slot())) || !wanted.containsKey(it.slot())) {
                steps.add(new Cancel(it));
                use(it.slot().side(), -it.openLots());
            }
        }
        for (boolean away : new boolean[] {true, false}) {
            for (Quote it : quotes) {
                OwnOrder order = kept.get(it.slot());
                if (order != null && it.slot().side().isAway(it.priceTicks(), order.priceTicks()) == away) {
                    amend(order, it);
                }
            }
        }
        for (Quote it : quotes) {
            if (!kept.containsKey(it.slot())) {
                place(it);
            }
        }
        return steps;
    }

    private void amend(OwnOrder order, Quote quote) {
        Side side = order.slot().side();
        long most = order.openLots() + Math.max(0, free.getOrDefault(side, 0L));
        long lots = Math.min(quote.lots(), most);
        if (!terms.allow(quote.priceTicks(), lots)) {
            lots = Math.min(order.openLots(), quote.lots());
        }
        if (lots != order.openLots() || quote.priceTicks() != order.priceTicks()) {
            steps.add(new Amend(order, quote.priceTicks(), lots));
            use(side, lots - order.openLots());
        }
    }

    private void place(Quote quote) {
        Side side = quote.slot().side();
        long lots = Math.min(quote.lots(), Math.max(0, free.getOrDefault(side, 0L)));
        if (terms.allow(quote.priceTicks(), lots)) {
            steps.add(new Place(quote.slot(), quote.priceTicks(), lots));
            use(side, lots);
        }
    }

    private void use(Side side, long lots) {
        free.merge(side, -lots, Long::sum);
    }
}
