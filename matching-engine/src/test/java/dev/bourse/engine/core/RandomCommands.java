package dev.bourse.engine.core;

import dev.bourse.engine.book.Side;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Gives the same random commands to an engine and to its naive twin. */
final class RandomCommands {

    /** The naive engine takes as long as it has orders. */
    private static final int MOST_ORDERS = 50;

    private final Scenario scenario;
    private final Random random;
    private final RandomRequests any;
    private final NaiveEngine naive;
    private final ClientId name = new ClientId();
    private MatchingEngine engine;

    RandomCommands(Scenario scenario, long seed, MatchingEngine engine, NaiveEngine naive) {
        this.scenario = scenario;
        this.random = new Random(seed);
        this.any = new RandomRequests(scenario, random);
        this.engine = engine;
        this.naive = naive;
        scenario.markets().forEach(this::createMarket);
        for (int asset = 0; asset < naive.assets.count(); asset++) {
            for (long account = 1; account <= 5; account++) {
                engine.deposit(account, asset, scenario.funds(), name, 0);
                naive.deposit(account, asset, scenario.funds(), name, 0);
            }
        }
    }

    /** From now on another engine gets the commands. */
    void goOnWith(MatchingEngine other) {
        engine = other;
    }

    /** Gives both the next command. */
    void next() {
        int market = any.market(naive.markets.size());
        if (naive.orders.size() > MOST_ORDERS) {
            cancel();
        } else if (any.oneIn(4) && isClosed(market)) {
            changeStatus(market, MarketStatus.TRADING);
        } else {
            switch (random.nextInt(32)) {
                case 0, 1 -> cancel();
                case 2, 3, 4, 5 -> amend();
                case 6, 7, 8 -> replace();
                case 9, 10, 11 -> advance();
                case 12, 13 -> transfer();
                case 14 -> operate(market);
                case 15 -> cancelMany(market);
                default -> place(market);
            }
        }
    }

    private void place(int market) {
        NewOrder request = any.order(any.account(), market, any.side(), naive.nowMs);
        engine.place(request);
        naive.place(request);
    }

    private void replace() {
        NaiveOrder old = anyOpen();
        boolean isAny = old == null || any.oneIn(20);
        long account = old == null || isAny ? any.account() : old.account;
        int market = old == null || isAny ? any.market(naive.markets.size()) : old.market.id;
        Side side = old == null || isAny ? any.side() : old.side;
        long orderId = old == null || any.oneIn(20) ? anyId() : old.id;
        NewOrder request = any.order(account, market, side, naive.nowMs);
        engine.replace(orderId, request);
        naive.replace(orderId, request);
    }

    private void cancel() {
        NaiveOrder open = anyOpen();
        long account = open == null || any.oneIn(50) ? any.account() : open.account;
        int market = open == null || any.oneIn(50) ? any.market(naive.markets.size()) : open.market.id;
        long orderId = open == null || any.oneIn(50) ? anyId() : open.id;
        engine.cancel(account, market, orderId);
        naive.cancel(account, market, orderId);
    }

    private void amend() {
        NaiveOrder open = anyOpen();
        if (open != null) {
            long account = any.oneIn(50) ? any.account() : open.account;
            int market = any.oneIn(50) ? any.market(naive.markets.size()) : open.market.id;
            boolean keepsPrice = random.nextBoolean();
            long price = keepsPrice ? open.price * scenario.steps().tick() : any.price(open.side);
            long quantity = any.oneIn(20) ? open.lots * scenario.steps().lot() : any.quantity();
            engine.amend(account, market, open.id, price, quantity);
            naive.amend(account, market, open.id, price, quantity);
        }
    }

    private void advance() {
        long ms = naive.nowMs + random.nextLong(any.oneIn(40) ? 10_000 : 200) - 5;
        engine.advanceTo(ms);
        naive.advanceTo(ms);
    }

    private void transfer() {
        name.clear();
        if (random.nextBoolean()) {
            name.set(any.name());
        }
        long account = any.oneIn(100) ? -1 : random.nextInt(RandomRequests.ACCOUNTS);
        int asset = any.oneIn(100) ? -1 : random.nextInt(naive.assets.count() + (any.oneIn(20) ? 1 : 0));
        long units = any.units();
        long unusedBefore = any.unusedBefore(naive.nowMs);
        if (random.nextBoolean()) {
            engine.deposit(account, asset, units, name, unusedBefore);
            naive.deposit(account, asset, units, name, unusedBefore);
        } else {
            engine.withdraw(account, asset, units, name, unusedBefore);
            naive.withdraw(account, asset, units, name, unusedBefore);
        }
    }

    private void operate(int market) {
        MarketStatus[] all = MarketStatus.values();
        switch (random.nextInt(16)) {
            case 0 -> createMarket(any.market());
            case 1, 2, 3 -> {
                MarketRules rules = random.nextBoolean() ? scenario.rules() : any.rules();
                engine.changeRules(market, rules);
                naive.changeRules(market, rules);
            }
            default -> changeStatus(market, any.oneIn(6) ? all[random.nextInt(all.length)] : MarketStatus.TRADING);
        }
    }

    private void createMarket(NewMarket request) {
        engine.createMarket(request);
        naive.createMarket(request);
    }

    private void changeStatus(int market, MarketStatus status) {
        engine.changeStatus(market, status);
        naive.changeStatus(market, status);
    }

    private void cancelMany(int market) {
        long account = any.account();
        switch (random.nextInt(24)) {
            case 0 -> {
                engine.cancelAll(account);
                naive.cancelAll(account);
            }
            case 1 -> {
                engine.cancelAll(account, market);
                naive.cancelAll(account, market);
            }
            case 2 -> {
                engine.clear(market);
                naive.clear(market);
            }
            default -> {
                long timeoutMs = any.oneIn(20) ? any.extreme() : random.nextInt(3) * random.nextLong(10_000);
                engine.heartbeat(account, timeoutMs);
                naive.heartbeat(account, timeoutMs);
            }
        }
    }

    private boolean isClosed(int market) {
        return market >= 0 && market < naive.markets.size() && naive.markets.get(market).status != MarketStatus.TRADING;
    }

    private @Nullable NaiveOrder anyOpen() {
        List<NaiveOrder> all = List.copyOf(naive.orders.values());
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private long anyId() {
        return random.nextLong(naive.lastId + 2);
    }
}
