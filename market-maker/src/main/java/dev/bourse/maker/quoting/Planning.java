package dev.bourse.maker.quoting;

import dev.bourse.maker.account.Account;
import dev.bourse.maker.market.Market;
import dev.bourse.maker.quoting.Exposures.Decision;
import dev.bourse.maker.quoting.Pause.Reason;
import dev.bourse.maker.strategy.Grid;
import dev.bourse.maker.strategy.GridStrategy;
import dev.bourse.maker.strategy.Intention;
import dev.bourse.maker.strategy.Intention.Amend;
import dev.bourse.maker.strategy.Intention.Cancel;
import dev.bourse.maker.strategy.Intention.Place;
import dev.bourse.maker.strategy.OwnOrder;
import dev.bourse.maker.strategy.Side;
import dev.bourse.maker.strategy.Situation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the strategy, with the account's decimals as the market's whole numbers. For one thread, but for what it tells. */
final class Planning {

    private static final BigDecimal BASIS_POINTS = new BigDecimal("10000");

    private final QuotedMarket quoted;
    private final Account account;
    private final Exposures exposures;
    private final Others others;
    private volatile BigDecimal position = BigDecimal.ZERO;
    private volatile BigDecimal reference = BigDecimal.ZERO;
    private volatile int openOrders;

    Planning(QuotedMarket quoted, Account account, Exposures exposures, Others others) {
        this.quoted = quoted;
        this.account = account;
        this.exposures = exposures;
        this.others = others;
    }

    /**
     * What is to be done.
     *
     * @param pause why nothing is open afterwards; null when something is
     */
    record Plan(List<Intention> intentions, @Nullable Pause pause) {}

    /** What there is more of the base asset than there should be, as it was last looked at. */
    BigDecimal position() {
        return position;
    }

    /** The price that was quoted around last. */
    BigDecimal reference() {
        return reference;
    }

    /** How many orders are wanted, as it was last looked at. */
    int openOrders() {
        return openOrders;
    }

    Plan plan(Market market, long referenceTicks) {
        reference = market.price(referenceTicks);
        QuotedMarket.Shape shape = quoted.shape();
        Grid grid = new Grid(
                shape.levels(),
                shape.spread(),
                shape.distance(),
                shape.skew(),
                shape.amendAfter(),
                market.value(quoted.valuePerLevel()));
        GridStrategy strategy = new GridStrategy(grid, market.terms());
        Decision decision = exposures.decide(market.symbol(), market.quote(), free -> {
            Situation now = situation(market, referenceTicks, free);
            List<Intention> intentions = strategy.plan(now);
            Situation after = now.after(intentions);
            openOrders = after.open().size();
            long worst = Math.max(now.worstLots(), after.worstLots());
            return new Decision(intentions, market.price(referenceTicks).multiply(market.quantity(worst)));
        });
        return new Plan(
                decision.intentions(),
                openOrders > 0 ? null : new Pause(Reason.NOT_FUNDED, "Its funds and limits allow no order."));
    }

    private Situation situation(Market market, long referenceTicks, BigDecimal freeExposure) {
        Account.View view = account.view(market);
        position = view.base().subtract(quoted.target());
        long full = Math.max(1, market.lots(quoted.maxPosition(), RoundingMode.DOWN));
        return new Situation(
                referenceTicks,
                market.lots(position, RoundingMode.UP),
                full,
                Math.min(full, market.value(freeExposure) / referenceTicks),
                market.value(view.quoteAvailable().add(lockedByBids(market, view.open()))),
                market.lots(view.baseAvailable(), RoundingMode.DOWN) + lots(view.open(), Side.SELL),
                others.wayOf(Side.SELL),
                others.wayOf(Side.BUY),
                view.open());
    }

    private static BigDecimal lockedByBids(Market market, List<OwnOrder> open) {
        BigDecimal value = BigDecimal.ZERO;
        for (OwnOrder it : open) {
            if (it.slot().side() == Side.BUY) {
                value = value.add(market.price(it.priceTicks()).multiply(market.quantity(it.openLots())));
            }
        }
        BigDecimal fees = BigDecimal.valueOf(market.terms().feeBps());
        return value.multiply(BASIS_POINTS.add(fees)).divide(BASIS_POINTS);
    }

    private static long lots(List<OwnOrder> open, Side side) {
        return open.stream()
                .filter(it -> it.slot().side() == side)
                .mapToLong(OwnOrder::openLots)
                .sum();
    }

    /** The side of the order that something is done to. */
    Side side(Intention it) {
        return switch (it) {
            case Place(var slot, long _, long _) -> slot.side();
            case Amend(OwnOrder order, long _, long _) -> order.slot().side();
            case Cancel(OwnOrder order) -> order.slot().side();
        };
    }
}
