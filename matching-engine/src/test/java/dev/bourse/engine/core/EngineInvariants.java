package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What holds after every command, whatever the commands were. Written to be fast: assertions are made only for what is wrong. */
final class EngineInvariants {

    private static final int MOST_ASSETS = 16;

    private final MatchingEngine engine;
    private final String when;

    private EngineInvariants(MatchingEngine engine, String when) {
        this.engine = engine;
        this.when = when;
    }

    /**
     * Fails when something is wrong.
     *
     * @param supplies of each asset: all deposits less all withdrawals
     * @param when is told with what is wrong
     */
    static void assertHold(MatchingEngine engine, Map<Integer, Long> supplies, String when) {
        EngineInvariants it = new EngineInvariants(engine, when);
        it.assertNothingIsLost(supplies);
        it.assertLockedIsWhatOrdersNeed();
        it.assertNoMoreIsTradedAndOpenThanAskedFor();
        int orders = 0;
        for (int market = 0; market < engine.marketCount(); market++) {
            it.assertBookIsRight(engine.book(market));
            orders += engine.book(market).size() + engine.waiting(market);
        }
        if (orders != engine.openOrders()) {
            assertThat(orders).as(when).isEqualTo(engine.openOrders());
        }
    }

    /** What all accounts have is what was deposited less what was withdrawn, and nobody owes anything. */
    private void assertNothingIsLost(Map<Integer, Long> supplies) {
        long[] sums = new long[MOST_ASSETS];
        engine.ledger().visit((account, asset, available, locked) -> {
            if (available < 0 || locked < 0) {
                assertThat(List.of(available, locked)).as(when).isEqualTo("nothing negative");
            }
            sums[asset] = Math.addExact(sums[asset], Math.addExact(available, locked));
        });
        supplies.forEach((asset, supply) -> {
            if (sums[asset] != supply || engine.ledger().supply(asset) != supply) {
                assertThat(sums[asset]).as("%s: supply of %d", when, asset).isEqualTo(supply);
                assertThat(engine.ledger().supply(asset))
                        .as("%s: supply of %d", when, asset)
                        .isEqualTo(supply);
            }
        });
    }

    private void assertLockedIsWhatOrdersNeed() {
        Map<Long, Long> needs = new HashMap<>();
        engine.visitOrders(it -> {
            MarketUnits units = engine.markets.get(it.marketId()).units;
            int asset = it.side() == Side.BUY ? units.quoteAsset() : units.baseAsset();
            needs.merge(it.accountId() * MOST_ASSETS + asset, need(it, units), Math::addExact);
        });
        engine.ledger().visit((account, asset, available, locked) -> {
            Long needed = needs.remove(account * MOST_ASSETS + asset);
            if (locked != (needed == null ? 0 : needed)) {
                assertThat(locked)
                        .as("%s: locked of %d, asset %d", when, account, asset)
                        .isEqualTo(needed);
            }
        });
        needs.values().removeIf(it -> it == 0);
        if (!needs.isEmpty()) {
            assertThat(needs)
                    .as("%s: needed by account and asset, but not locked", when)
                    .isEmpty();
        }
    }

    /** The rest was prevented from trading, or is what an amend would have taken away as well. */
    private void assertNoMoreIsTradedAndOpenThanAskedFor() {
        engine.visitOrders(it -> {
            if (it.tradedLots() < 0 || it.tradedLots() + it.openLots() > it.lots()) {
                assertThat(it.tradedLots() + " traded and " + it.openLots() + " open of order " + it.orderId())
                        .as(when)
                        .isEqualTo("no more than " + it.lots());
            }
        });
    }

    /** The most that what is open of an order can still cost: its fee rounded up, less what it has paid in advance. */
    private static long need(Order order, MarketUnits units) {
        if (order.side() == Side.SELL) {
            return Math.multiplyExact(order.openLots(), units.lotUnits());
        }
        if (order.type() == OrderType.MARKET) {
            return order.spendUnits();
        }
        long tickLots = Math.multiplyExact(order.priceTicks(), order.openLots());
        long notional = Math.multiplyExact(tickLots, units.unitsPerTickLot());
        int rate = Math.max(order.makerFee(), order.takerFee());
        return notional < 1L << 48
                ? notional + Math.ceilDiv(notional * rate - order.feeCredit(), 10_000L)
                : greatNeed(BigInteger.valueOf(notional), rate, order.feeCredit());
    }

    private static long greatNeed(BigInteger notional, int rate, int feeCredit) {
        return notional.multiply(BigInteger.valueOf(rate))
                .subtract(BigInteger.valueOf(feeCredit))
                .add(BigInteger.valueOf(9_999))
                .divide(BigInteger.valueOf(10_000))
                .add(notional)
                .longValueExact();
    }

    private void assertBookIsRight(OrderBook book) {
        assertSideIsRight(book, Side.BUY);
        assertSideIsRight(book, Side.SELL);
        if (book.bestAsk() != OrderBook.NO_PRICE && book.bestBid() >= book.bestAsk()) {
            assertThat(book.bestBid()).as("%s: the book is crossed", when).isLessThan(book.bestAsk());
        }
    }

    /** Levels are sorted from best to worst, and are the sums of their orders. */
    private void assertSideIsRight(OrderBook book, Side side) {
        List<Long> levels = new ArrayList<>();
        book.visitLevels(side, Integer.MAX_VALUE, (price, visible) -> {
            boolean isWorse = levels.isEmpty()
                    || (side == Side.BUY
                            ? price < levels.get(levels.size() - 2)
                            : price > levels.get(levels.size() - 2));
            if (!isWorse) {
                assertThat(levels)
                        .as("%s: %s, not sorted at %d", when, side, price)
                        .isEmpty();
            }
            levels.add(price);
            levels.add(visible);
        });
        List<Long> sums = new ArrayList<>();
        book.visitOrders(side, (id, tag, price, open, visible, display) -> {
            boolean isNew = sums.isEmpty() || sums.get(sums.size() - 2) != price;
            long before = isNew ? 0 : sums.removeLast();
            if (isNew) {
                sums.add(price);
            }
            sums.add(before + visible);
        });
        if (!levels.equals(sums)) {
            assertThat(levels).as("%s: %s, prices and sums", when, side).isEqualTo(sums);
        }
    }
}
