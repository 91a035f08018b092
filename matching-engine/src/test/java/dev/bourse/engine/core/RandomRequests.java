package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import java.util.Random;

/** What random commands ask for: mostly sense, seldom nonsense. */
final class RandomRequests {

    /** The house, five that have money from the beginning, and some that come later. */
    static final int ACCOUNTS = 8;

    private static final SelfTradePrevention[] PREVENTIONS = SelfTradePrevention.values();

    private final Scenario scenario;
    private final Random random;
    private final NewOrder order = new NewOrder();
    private long names = 100;

    RandomRequests(Scenario scenario, Random random) {
        this.scenario = scenario;
        this.random = random;
    }

    NewOrder order(long account, int market, Side side, long nowMs) {
        order.reset(account, market, side).price(price(side)).quantity(quantity());
        switch (random.nextInt(14)) {
            case 0 -> order.timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL);
            case 1 -> order.timeInForce(TimeInForce.FILL_OR_KILL);
            case 2, 3 -> order.goodTill(nowMs + (oneIn(20) ? -random.nextLong(3) : random.nextLong(10_000)));
            case 4 -> order.postOnly();
            case 5, 6 ->
                order.display(quantity()
                        / 3
                        / scenario.steps().lot()
                        * scenario.steps().lot());
            case 7 -> order.market();
            case 8 -> order.market().timeInForce(TimeInForce.FILL_OR_KILL);
            case 9 -> spend(side);
            default -> {}
        }
        if (oneIn(5)) {
            order.trigger(random.nextBoolean() ? Trigger.STOP_LOSS : Trigger.TAKE_PROFIT, price(side()));
        }
        if (random.nextBoolean()) {
            order.selfTradePrevention(PREVENTIONS[random.nextInt(PREVENTIONS.length)]);
        }
        if (oneIn(3)) {
            order.named(name(), unusedBefore(nowMs));
        }
        if (oneIn(30)) {
            spoil();
        }
        return order;
    }

    private void spend(Side side) {
        if (side == Side.BUY || oneIn(10)) {
            order.quantity(oneIn(50) ? 1 : 0).spend(1 + random.nextLong(scenario.funds() / 5));
        }
    }

    private void spoil() {
        TimeInForce[] all = TimeInForce.values();
        switch (random.nextInt(8)) {
            case 0 -> order.price(extreme());
            case 1 -> order.quantity(extreme());
            case 2 -> order.display(extreme());
            case 3 -> order.trigger(Trigger.STOP_LOSS, extreme());
            case 4 -> order.spend(extreme());
            case 5 -> order.postOnly();
            case 6 -> order.timeInForce(all[random.nextInt(all.length)]);
            default -> order.quantity(order.quantityUnits + 1);
        }
    }

    MarketRules rules() {
        boolean keepsBreaker = random.nextBoolean();
        return new MarketRules(
                1L + random.nextInt(3),
                scenario.orders().mostLots() * (1 + random.nextInt(3)),
                oneIn(20) ? -1 : random.nextLong(scenario.orders().price() * 5),
                random.nextInt(3) * 800,
                random.nextInt(300),
                oneIn(10) ? 10_000 + random.nextInt(2) : random.nextInt(300),
                keepsBreaker ? scenario.rules().breakerBasisPoints() : random.nextInt(3) * 500,
                keepsBreaker ? scenario.rules().breakerWindowMs() : 64L << random.nextInt(10),
                PREVENTIONS[random.nextInt(PREVENTIONS.length)]);
    }

    /** A market that exists, or with something wrong. */
    NewMarket market() {
        NewMarket it = scenario.markets().getFirst();
        String other = it.symbol() + "2";
        return switch (random.nextInt(5)) {
            case 0 -> it;
            case 1 -> new NewMarket("a b", it.base(), it.quote(), 1, 1, it.rules());
            case 2 -> new NewMarket(other, it.base(), it.base(), 1, 1, it.rules());
            case 3 -> new NewMarket(other, it.base(), new Assets.Asset("B", 9), 1, 1, it.rules());
            default -> new NewMarket(other, it.base(), it.quote(), 0, extreme(), it.rules());
        };
    }

    long account() {
        return oneIn(200) ? random.nextInt(12) - 1 : 1 + random.nextInt(5);
    }

    int market(int markets) {
        return oneIn(200) ? random.nextInt(10) - 1 : random.nextInt(markets);
    }

    Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    /** Buys gather below sells, so that the book fills and trades are frequent but not all there is. */
    long price(Side side) {
        long spread = scenario.orders().spread();
        long away = random.nextLong(spread) - spread / 5;
        long ticks = scenario.orders().price() + (side == Side.BUY ? -away : away);
        return ticks * scenario.steps().tick();
    }

    long quantity() {
        return (1 + random.nextLong(scenario.orders().mostLots()))
                * scenario.steps().lot();
    }

    long units() {
        return oneIn(50) ? extreme() : 1 + random.nextLong(scenario.funds() / 10);
    }

    /** Mostly a new one, now and then one that was used not long ago. */
    String name() {
        return oneIn(50) ? "not allowed" : "name-" + (names++ - random.nextInt(oneIn(10) ? 20 : 1));
    }

    long unusedBefore(long nowMs) {
        return oneIn(6) ? nowMs + 100 - random.nextLong(1_000) : nowMs;
    }

    long extreme() {
        long[] all = {
            -1,
            0,
            1,
            Long.MAX_VALUE,
            Long.MAX_VALUE / 2,
            Long.MIN_VALUE,
            OrderBook.MAX_PRICE_TICKS,
            OrderBook.MAX_PRICE_TICKS + 1
        };
        return all[random.nextInt(all.length)];
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }
}
