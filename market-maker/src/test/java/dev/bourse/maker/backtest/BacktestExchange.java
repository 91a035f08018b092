package dev.bourse.maker.backtest;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.core.Assets.Asset;
import dev.bourse.engine.core.CancelReason;
import dev.bourse.engine.core.ClientId;
import dev.bourse.engine.core.EngineListener;
import dev.bourse.engine.core.MarketRules;
import dev.bourse.engine.core.MarketStatus;
import dev.bourse.engine.core.MarketUnits;
import dev.bourse.engine.core.MatchingEngine;
import dev.bourse.engine.core.NewMarket;
import dev.bourse.engine.core.NewOrder;
import dev.bourse.engine.core.Order;
import dev.bourse.engine.core.RejectReason;
import dev.bourse.maker.strategy.Intention;
import dev.bourse.maker.strategy.Intention.Amend;
import dev.bourse.maker.strategy.Intention.Cancel;
import dev.bourse.maker.strategy.Intention.Place;
import dev.bourse.maker.strategy.OwnOrder;
import dev.bourse.maker.strategy.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The exchange's real engine with BTC_USDT as the demo has it, a maker, and a taker that has plenty. */
final class BacktestExchange implements EngineListener {

    static final long TICK = 1_000_000;
    static final long LOT = 1_000;
    static final int TAKER_FEE_BPS = 20;
    static final int BTC = 0;
    static final int USDT = 1;
    static final long MAKER = 1;

    private static final long TAKER = 2;
    private static final int MAKER_FEE_BPS = 2;
    private static final int MARKET = 0;

    private final MatchingEngine engine = new MatchingEngine(this);
    private final NewOrder order = new NewOrder();
    private final Map<Long, OwnOrder> open = new TreeMap<>();
    private final Map<Long, Map<Integer, Long>> available = new HashMap<>();
    private final Map<Long, Map<Integer, Long>> locked = new HashMap<>();
    private final Map<Integer, Long> deposits = new HashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private Slot placing = new Slot(dev.bourse.maker.strategy.Side.BUY, 0);
    private long digest;
    private long makersTrades;

    BacktestExchange(long makersBtc, long makersUsdt) {
        MarketRules rules = new MarketRules(
                1, 100_000_000_000L, 0, 0, MAKER_FEE_BPS, TAKER_FEE_BPS, 0, 0, SelfTradePrevention.EXPIRE_TAKER);
        engine.createMarket(new NewMarket("BTC_USDT", new Asset("BTC", 8), new Asset("USDT", 8), TICK, LOT, rules));
        deposit(MAKER, BTC, makersBtc);
        deposit(MAKER, USDT, makersUsdt);
        deposit(TAKER, BTC, 10_000_000_000_000L);
        deposit(TAKER, USDT, 1_000_000_000_000_000_000L);
    }

    private void deposit(long account, int asset, long units) {
        engine.deposit(account, asset, units, new ClientId(), 0);
        deposits.merge(asset, units, Long::sum);
    }

    void advanceTo(long timeMs) {
        engine.advanceTo(timeMs);
    }

    /** What a trade of the recording's size does here: it takes what is there, at any price. */
    void takes(RecordedTrade trade) {
        long quantity = trade.quantity() / LOT * LOT;
        if (quantity > 0) {
            engine.place(order.reset(TAKER, MARKET, trade.takerBuys() ? Side.BUY : Side.SELL)
                    .quantity(quantity)
                    .market());
        }
    }

    void does(Intention intention) {
        switch (intention) {
            case Place it -> {
                placing = it.slot();
                Side side = it.slot().side() == dev.bourse.maker.strategy.Side.BUY ? Side.BUY : Side.SELL;
                engine.place(order.reset(MAKER, MARKET, side)
                        .price(it.priceTicks() * TICK)
                        .quantity(it.lots() * LOT)
                        .postOnly());
            }
            case Amend it -> engine.amend(MAKER, MARKET, it.order().orderId(), it.priceTicks() * TICK, it.lots() * LOT);
            case Cancel(OwnOrder it) -> engine.cancel(MAKER, MARKET, it.orderId());
        }
    }

    List<OwnOrder> open() {
        return List.copyOf(open.values());
    }

    long available(int asset) {
        return available.getOrDefault(MAKER, Map.of()).getOrDefault(asset, 0L);
    }

    long total(int asset) {
        return available(asset) + locked.getOrDefault(MAKER, Map.of()).getOrDefault(asset, 0L);
    }

    /** What all accounts have of an asset, the house's too, beyond what was deposited. */
    long surplus(int asset) {
        long all = 0;
        for (Map<Long, Map<Integer, Long>> part : List.of(available, locked)) {
            for (Map<Integer, Long> balances : part.values()) {
                all += balances.getOrDefault(asset, 0L);
            }
        }
        return all - deposits.getOrDefault(asset, 0L);
    }

    /** What the house has earned. */
    long fees() {
        return available.getOrDefault(MatchingEngine.HOUSE_ACCOUNT, Map.of()).getOrDefault(USDT, 0L);
    }

    /** Why commands were refused, but for a taker's that found nothing. */
    List<String> refusals() {
        return refusals;
    }

    long makersTrades() {
        return makersTrades;
    }

    /** The same for the same events in the same order. */
    long digest() {
        return digest;
    }

    private void note(long... numbers) {
        for (long it : numbers) {
            digest = digest * 1_000_003 + it;
        }
    }

    @Override
    public void accepted(Order it) {
        note(1, it.orderId(), it.priceTicks(), it.lots());
        if (it.accountId() == MAKER) {
            open.put(it.orderId(), new OwnOrder(it.orderId(), placing, it.priceTicks(), it.lots(), it.lots()));
        }
    }

    @Override
    public void amended(Order it) {
        note(2, it.orderId(), it.priceTicks(), it.lots());
        open.computeIfPresent(
                it.orderId(),
                (id, before) -> new OwnOrder(id, before.slot(), it.priceTicks(), it.lots(), it.openLots()));
    }

    @Override
    public void traded(long tradeId, Order maker, Order taker, long price, long lots, long makerFee, long takerFee) {
        note(3, tradeId, price, lots);
        makersTrades++;
        open.computeIfPresent(
                maker.orderId(),
                (id, before) -> maker.openLots() == 0
                        ? null
                        : new OwnOrder(id, before.slot(), before.priceTicks(), before.lots(), maker.openLots()));
    }

    @Override
    public void cancelled(Order it, long lots, CancelReason reason) {
        note(4, it.orderId(), lots);
        open.remove(it.orderId());
    }

    @Override
    public void rejected(long accountId, RejectReason reason, long given, long bound) {
        if (reason != RejectReason.NO_LIQUIDITY) {
            refusals.add(accountId + " " + reason + " " + given + " " + bound);
        }
    }

    @Override
    public void balanceChanged(long accountId, int asset, long availableUnits, long lockedUnits) {
        available.computeIfAbsent(accountId, _ -> new HashMap<>()).put(asset, availableUnits);
        locked.computeIfAbsent(accountId, _ -> new HashMap<>()).put(asset, lockedUnits);
    }

    @Override
    public void assetAdded(int asset, String name, int scale) {}

    @Override
    public void marketChanged(int marketId, MarketUnits units, MarketRules rules, MarketStatus status) {}

    @Override
    public void circuitBroken(int marketId, long priceTicks, long limitTicks) {}

    @Override
    public void triggered(Order it) {}

    @Override
    public void levelChanged(int marketId, Side side, long priceTicks, long visibleLots) {}

    @Override
    public void transferred(long accountId, int asset, long units, ClientId clientId) {}

    @Override
    public void deadManSwitchSet(long accountId, long deadlineMs) {}

    @Override
    public void deadManSwitchFired(long accountId) {}
}
