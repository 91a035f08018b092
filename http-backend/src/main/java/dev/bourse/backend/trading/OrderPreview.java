package dev.bourse.backend.trading;

import dev.bourse.backend.exchange.EngineRefusal;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.RejectReason;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.exchange.client.Command.PlaceOrder;
import dev.bourse.exchange.client.Query;
import dev.bourse.exchange.event.Answer.Item;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.event.EngineEvent.LevelChanged;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.event.EngineEvent.Rejected;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What would happen to an order: the engine's rules, applied to the book and the balances as they are. It is the engine that decides when the
 * order is placed; a test holds the two together. Trades with oneself and what icebergs hide are not foreseen.
 */
@Component
final class OrderPreview {

    private static final int LEVELS = 5_000;
    private static final long BASIS = 10_000;

    private final Exchange exchange;
    private final InstantSource clock;

    OrderPreview(Exchange exchange, InstantSource clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    /**
     * What an account would see.
     *
     * @throws RefusedException as placing the order would
     */
    PreviewView of(long accountId, OrderWish wish) {
        Market market = wish.market();
        PlaceOrder order = wish.command(accountId, "", 0, 0, "");
        long lastPrice = lastPrice(market);
        new Rules(market, order, lastPrice, clock.millis()).check();
        Balances balances = balances(accountId, market);
        Run run = new Run(market, order, levels(market, order.side()), lastPrice);
        long needed = run.needed();
        if (needed > balances.pays(order.side())) {
            throw refused(market, order.side(), RejectReason.INSUFFICIENT_BALANCE, needed, balances.pays(order.side()));
        }
        run.trade(balances);
        return run.view(balances);
    }

    private long lastPrice(Market market) {
        for (Item item : exchange.ask(new Query.AllMarkets(0)).items()) {
            if (item instanceof Item.MarketPrices it && it.marketId() == market.id()) {
                return it.lastPrice();
            }
        }
        return -1;
    }

    /** The levels that an order can trade with, best first. */
    private List<LevelChanged> levels(Market market, Side side) {
        Side other = side == Side.BUY ? Side.SELL : Side.BUY;
        return exchange.ask(new Query.Depth(market.id(), LEVELS, 0)).items().stream()
                .map(it -> it instanceof Item.State(LevelChanged level) && level.side() == other ? level : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private Balances balances(long accountId, Market market) {
        Balances balances = new Balances();
        for (Item item : exchange.ask(new Query.Balances(accountId, 0)).items()) {
            if (item instanceof Item.State(BalanceChanged it)) {
                if (it.asset() == market.base().id()) {
                    balances.base = it.available();
                    balances.baseLocked = it.locked();
                } else if (it.asset() == market.quote().id()) {
                    balances.quote = it.available();
                    balances.quoteLocked = it.locked();
                }
            }
        }
        return balances;
    }

    private static RefusedException refused(Market market, Side side, RejectReason reason, long given, long bound) {
        Asset pays = side == Side.BUY ? market.quote() : market.base();
        return EngineRefusal.of(new Rejected(0, reason, given, bound), market, pays);
    }

    /** Base and quote of the account, in units. */
    private static final class Balances {
        long base;
        long baseLocked;
        long quote;
        long quoteLocked;

        long pays(Side side) {
            return side == Side.BUY ? quote : base;
        }
    }

    /** Whether the market allows the order, whatever the account has. */
    private record Rules(Market market, PlaceOrder order, long lastPrice, long nowMs) {

        void check() {
            MarketChanged terms = market.terms();
            if (market.status() != MarketStatus.TRADING) {
                boolean isHalted = market.status() == MarketStatus.HALTED;
                throw refuse(isHalted ? RejectReason.MARKET_HALTED : RejectReason.MARKET_CANCEL_ONLY, 0, 0);
            }
            requireSensible();
            if (order.timeInForce() == TimeInForce.GOOD_TILL_DATE && order.expiresAtMs() <= nowMs) {
                throw refuse(RejectReason.EXPIRY_NOT_IN_FUTURE, order.expiresAtMs(), nowMs);
            }
            if (order.spend() != 0) {
                require(
                        order.spend() >= terms.minNotional(),
                        RejectReason.MIN_NOTIONAL,
                        order.spend(),
                        terms.minNotional());
            } else {
                requireQuantity();
            }
            if (order.trigger() != Trigger.NONE) {
                requireOnTick(order.triggerPrice());
            }
            if (isLimit()) {
                requirePrice();
            }
        }

        private boolean isLimit() {
            return order.type() == OrderType.LIMIT;
        }

        private void requireSensible() {
            boolean rests = order.timeInForce() == TimeInForce.GOOD_TILL_CANCEL
                    || order.timeInForce() == TimeInForce.GOOD_TILL_DATE;
            boolean onlyWhenResting = order.postOnly() || order.displayQuantity() != 0;
            boolean isSensible = isLimit()
                    ? (rests || !onlyWhenResting) && order.spend() == 0
                    : !rests
                            && !onlyWhenResting
                            && (order.spend() == 0
                                    || (order.side() == Side.BUY
                                            && order.timeInForce() == TimeInForce.IMMEDIATE_OR_CANCEL));
            require(isSensible, RejectReason.CONTRADICTORY_ORDER, 0, 0);
        }

        private void requireQuantity() {
            MarketChanged terms = market.terms();
            long units = order.quantity();
            require(units % terms.lot() == 0, RejectReason.QUANTITY_NOT_ON_LOT, units, nearest(units, terms.lot()));
            long lots = units / terms.lot();
            require(lots >= terms.minLots(), RejectReason.QUANTITY_TOO_SMALL, lots, terms.minLots());
            require(lots <= terms.maxLots(), RejectReason.QUANTITY_TOO_LARGE, lots, terms.maxLots());
            long display = order.displayQuantity();
            long least = Math.ceilDiv(lots, 100) * terms.lot();
            require(
                    display == 0 || (display >= least && display <= units && display % terms.lot() == 0),
                    RejectReason.INVALID_DISPLAY_QUANTITY,
                    display,
                    Math.clamp(nearest(display, terms.lot()), least, units));
        }

        private void requireOnTick(long price) {
            long tick = market.terms().tick();
            require(price % tick == 0, RejectReason.PRICE_NOT_ON_TICK, price, nearest(price, tick));
        }

        private void requirePrice() {
            MarketChanged terms = market.terms();
            requireOnTick(order.price());
            long ticks = order.price() / terms.tick();
            if (terms.band() != 0 && lastPrice > 0) {
                long share = lastPrice / BASIS * terms.band() + lastPrice % BASIS * terms.band() / BASIS;
                long nearest = Math.clamp(ticks, Math.max(1, lastPrice - share), lastPrice + share);
                require(ticks == nearest, RejectReason.PRICE_OUT_OF_BAND, ticks, nearest);
            }
            try {
                long lots = order.quantity() / terms.lot();
                long notional = market.notional(ticks, lots);
                Math.addExact(notional, fee(notional, Math.max(terms.makerFee(), terms.takerFee())));
                require(notional >= terms.minNotional(), RejectReason.MIN_NOTIONAL, notional, terms.minNotional());
            } catch (ArithmeticException e) {
                throw refuse(RejectReason.NOTIONAL_TOO_LARGE, 0, 0);
            }
        }

        private void require(boolean isTrue, RejectReason reason, long given, long bound) {
            if (!isTrue) {
                throw refuse(reason, given, bound);
            }
        }

        private RefusedException refuse(RejectReason reason, long given, long bound) {
            return refused(market, order.side(), reason, given, bound);
        }

        private static long nearest(long units, long step) {
            long below = units / step * step;
            return Math.max(step, units - below > step - (units - below) ? below + step : below);
        }
    }

    /** The order's way through the book. */
    private static final class Run {

        private final Market market;
        private final PlaceOrder order;
        private final List<LevelChanged> levels;
        private final boolean isBuy;
        private final boolean isLimit;
        private final long limitTicks;
        private final long lots;
        private final List<PreviewView.Trade> trades = new ArrayList<>();
        private long executedLots;
        private long executedQuote;
        private boolean isSpent;

        Run(Market market, PlaceOrder order, List<LevelChanged> levels, long lastPrice) {
            this.market = market;
            this.order = order;
            this.levels = levels;
            this.isBuy = order.side() == Side.BUY;
            this.isLimit = order.type() == OrderType.LIMIT;
            this.limitTicks = isLimit ? order.price() / market.terms().tick() : worst(lastPrice);
            this.lots = order.spend() == 0
                    ? order.quantity() / market.terms().lot()
                    : market.terms().maxLots();
        }

        private long worst(long lastPrice) {
            int band = market.terms().band();
            if (band == 0 || lastPrice <= 0) {
                return isBuy ? Long.MAX_VALUE : 1;
            }
            long share = lastPrice / BASIS * band + lastPrice % BASIS * band / BASIS;
            return isBuy ? lastPrice + share : Math.max(1, lastPrice - share);
        }

        private boolean waits() {
            return order.trigger() != Trigger.NONE;
        }

        private boolean crosses(LevelChanged level) {
            return isBuy ? level.price() <= limitTicks : level.price() >= limitTicks;
        }

        private boolean spends() {
            return isBuy && !isLimit;
        }

        /** What the account must have for the order to be accepted; refuses what the book does not allow. */
        long needed() {
            boolean crosses = !levels.isEmpty() && crosses(levels.getFirst());
            if (!waits()) {
                requireTradable(crosses);
            }
            if (order.spend() != 0) {
                return order.spend();
            }
            if (!isBuy) {
                return lots * market.terms().lot();
            }
            if (isLimit) {
                long notional = market.notional(limitTicks, lots);
                return notional + fee(notional, mostFee());
            }
            if (waits()) {
                return 0;
            }
            if (order.timeInForce() == TimeInForce.FILL_OR_KILL) {
                long notional = notionalOf(lots);
                return notional + fee(notional, market.terms().takerFee());
            }
            long one = market.notional(levels.getFirst().price(), 1);
            return one + fee(one, market.terms().takerFee());
        }

        private void requireTradable(boolean crosses) {
            if (order.postOnly() && crosses) {
                throw refused(
                        market,
                        order.side(),
                        RejectReason.POST_ONLY_WOULD_TAKE,
                        limitTicks,
                        levels.getFirst().price());
            }
            if (!isLimit && !crosses) {
                throw refused(market, order.side(), RejectReason.NO_LIQUIDITY, 0, 0);
            }
            if (order.timeInForce() == TimeInForce.FILL_OR_KILL && available() < lots) {
                throw refused(market, order.side(), RejectReason.FILL_OR_KILL_NOT_FILLED, lots, 0);
            }
        }

        private long available() {
            return levels.stream()
                    .filter(this::crosses)
                    .mapToLong(LevelChanged::lots)
                    .sum();
        }

        private long notionalOf(long wanted) {
            long left = wanted;
            long notional = 0;
            for (LevelChanged level : levels) {
                long taken = Math.min(left, level.lots());
                notional += market.notional(level.price(), taken);
                left -= taken;
            }
            return notional;
        }

        void trade(Balances balances) {
            if (waits()) {
                return;
            }
            long budget = order.spend() != 0 ? order.spend() : balances.quote;
            for (LevelChanged level : levels) {
                long left = lots - executedLots;
                if (left == 0 || !crosses(level)) {
                    return;
                }
                long wanted = spends() ? affordable(level.price(), left, budget) : left;
                long taken = Math.min(wanted, level.lots());
                isSpent = wanted < left && wanted <= level.lots();
                if (taken == 0) {
                    return;
                }
                executedLots += taken;
                executedQuote += market.notional(level.price(), taken);
                trades.add(new PreviewView.Trade(market.priceText(level.price()), market.quantityText(taken)));
            }
        }

        /** How many lots more the budget buys at a price, with the fee on all that was bought. */
        private long affordable(long price, long most, long budget) {
            long least = 0;
            long greatest = most;
            while (least < greatest) {
                long middle = greatest - (greatest - least) / 2;
                if (cost(price, middle) <= budget) {
                    least = middle;
                } else {
                    greatest = middle - 1;
                }
            }
            return least;
        }

        private long cost(long price, long more) {
            try {
                long notional = Math.addExact(executedQuote, market.notional(price, more));
                return Math.addExact(notional, fee(notional, market.terms().takerFee()));
            } catch (ArithmeticException e) {
                return Long.MAX_VALUE;
            }
        }

        private int mostFee() {
            return Math.max(market.terms().makerFee(), market.terms().takerFee());
        }

        private boolean rests() {
            return waits() || (isLimit && executedLots < lots && isResting());
        }

        private boolean isResting() {
            return order.timeInForce() == TimeInForce.GOOD_TILL_CANCEL
                    || order.timeInForce() == TimeInForce.GOOD_TILL_DATE;
        }

        PreviewView view(Balances before) {
            long fee = fee(executedQuote, market.terms().takerFee());
            long locked = locked(fee);
            long quote = before.quote + (isBuy ? -executedQuote - fee - locked : executedQuote - fee);
            long base = before.base + executedUnits() * (isBuy ? 1 : -1) - (isBuy ? 0 : locked);
            long open = rests() ? lots - executedLots : 0;
            return new PreviewView(
                    market.symbol(),
                    status(),
                    market.quantityText(executedLots),
                    market.quote().text(executedQuote),
                    executedLots == 0 ? null : averagePrice(),
                    market.quantityText(order.spend() != 0 ? 0 : open),
                    market.quote().text(fee),
                    market.quote().name(),
                    trades,
                    List.of(
                            new PreviewView.Balance(
                                    market.base().name(),
                                    market.base().text(base),
                                    market.base().text(before.baseLocked + (isBuy ? 0 : locked))),
                            new PreviewView.Balance(
                                    market.quote().name(),
                                    market.quote().text(quote),
                                    market.quote().text(before.quoteLocked + (isBuy ? locked : 0)))));
        }

        private long executedUnits() {
            return executedLots * market.terms().lot();
        }

        /** What would stay set aside, in units of what the order pays with. */
        private long locked(long paidFee) {
            if (!rests()) {
                return 0;
            }
            if (order.spend() != 0) {
                return order.spend();
            }
            if (!isBuy) {
                return (lots - executedLots) * market.terms().lot();
            }
            if (!isLimit) {
                return 0;
            }
            long rest = market.notional(limitTicks, lots - executedLots);
            long credit = paidFee * BASIS - executedQuote * market.terms().takerFee();
            return rest + Math.max(0, Math.ceilDiv(rest * mostFee() - credit, BASIS));
        }

        private String averagePrice() {
            return market.quote()
                    .amount(executedQuote)
                    .divide(market.quantity(executedLots), market.quote().scale(), RoundingMode.HALF_UP)
                    .toPlainString();
        }

        private String status() {
            if (waits()) {
                return "open";
            }
            if (executedLots == lots || (order.spend() != 0 && isSpent && executedLots > 0)) {
                return "filled";
            }
            if (!rests()) {
                return "cancelled";
            }
            return executedLots == 0 ? "open" : "partially_filled";
        }
    }

    /** A fee as an order pays it over all of its fills: rounded up once. */
    private static long fee(long notional, int basisPoints) {
        long whole = Math.multiplyExact(notional / BASIS, (long) basisPoints);
        return Math.addExact(whole, Math.ceilDiv(notional % BASIS * basisPoints, BASIS));
    }
}
