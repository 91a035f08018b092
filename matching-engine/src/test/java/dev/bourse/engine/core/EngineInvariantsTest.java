package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold after every command, whatever the commands are. */
final class EngineInvariantsTest extends EngineFixture {

    /** Random commands of all kinds; after each of them every unit is where it must be. */
    @Test
    void everythingAddsUpAfterEachOfManyRandomCommands() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int account = 0; account < 6; account++) {
            deposit(10 + account, BASE, 500);
            deposit(10 + account, QUOTE, 50_000);
        }
        for (int i = 0; i < 100_000; i++) {
            command(random);
            events.take();
            assertBooksAreRight("seed " + seed + " command " + i);
        }
        assertThat(engine.ledger().available(HOUSE, QUOTE))
                .as("fees, seed %d", seed)
                .isPositive();
    }

    private void command(Random random) {
        long account = 10L + random.nextInt(6);
        switch (random.nextInt(19)) {
            case 0, 1, 2 -> engine.cancel(account, MARKET, anyOrderOf(account));
            case 3 -> cancelSome(random, account);
            case 16, 17, 18 ->
                engine.amend(account, MARKET, anyOrderOf(account), 80L + random.nextInt(40), 1L + random.nextInt(40));
            case 4 -> deposit(account, random.nextInt(2), 1L + random.nextInt(50));
            case 5 -> withdraw(account, random.nextInt(2), 1L + random.nextInt(50));
            case 6 -> engine.place(anyOrder(random, account).market());
            case 7 -> engine.place(stop(random, limit(random, account)));
            case 8 -> engine.place(stop(random, anyOrder(random, account).market()));
            default -> engine.place(limit(random, account));
        }
    }

    private void cancelSome(Random random, long account) {
        switch (random.nextInt(50)) {
            case 0 -> engine.clear(MARKET);
            case 1 -> engine.cancelAll(account);
            case 2 -> engine.cancelAll(account, MARKET);
            default -> engine.cancel(account, MARKET, anyOrderOf(account));
        }
    }

    private NewOrder limit(Random random, long account) {
        NewOrder limit = anyOrder(random, account).price(80L + random.nextInt(40));
        switch (random.nextInt(6)) {
            case 0 -> limit.timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL);
            case 1 -> limit.timeInForce(TimeInForce.FILL_OR_KILL);
            case 2 -> limit.postOnly();
            case 3 -> limit.display(1L + random.nextInt(3));
            default -> {}
        }
        return limit;
    }

    private static NewOrder stop(Random random, NewOrder order) {
        return order.trigger(random.nextBoolean() ? Trigger.STOP_LOSS : Trigger.TAKE_PROFIT, 80L + random.nextInt(40));
    }

    private NewOrder anyOrder(Random random, long account) {
        SelfTradePrevention[] preventions = SelfTradePrevention.values();
        return order.reset(account, MARKET, random.nextBoolean() ? Side.BUY : Side.SELL)
                .quantity(1L + random.nextInt(40))
                .selfTradePrevention(preventions[random.nextInt(preventions.length)]);
    }

    private long anyOrderOf(long account) {
        long[] found = {0};
        engine.visitOrders(it -> found[0] = it.accountId() == account ? it.orderId() : found[0]);
        return found[0];
    }

    private void assertBooksAreRight(String when) {
        Map<Integer, Long> sums = new HashMap<>();
        Map<String, Long> locked = new HashMap<>();
        engine.ledger().visit((account, asset, available, lockedUnits) -> {
            assertThat(Math.min(available, lockedUnits)).as(when).isNotNegative();
            sums.merge(asset, available + lockedUnits, Long::sum);
            if (lockedUnits != 0) {
                locked.put(account + " " + asset, lockedUnits);
            }
        });
        sums.forEach((asset, sum) ->
                assertThat(engine.ledger().supply(asset)).as(when).isEqualTo(sum));
        Map<String, Long> needed = new HashMap<>();
        int[] open = {0};
        engine.visitOrders(it -> {
            open[0]++;
            if (it.locked() != 0) {
                needed.merge(it.accountId() + " " + (it.side() == Side.BUY ? QUOTE : BASE), it.locked(), Long::sum);
            }
            long inBook = engine.book(MARKET).openLotsOf(it.orderId());
            assertThat(it.openLots())
                    .as(when)
                    .isEqualTo(inBook == 0 ? it.lots() : inBook)
                    .isPositive();
        });
        assertThat(locked).as(when).isEqualTo(needed);
        OrderBook book = engine.book(MARKET);
        assertThat(book.size() + engine.waiting(MARKET)).as(when).isEqualTo(open[0]);
        assertThat(book.bestAsk() == OrderBook.NO_PRICE || book.bestBid() < book.bestAsk())
                .as(when)
                .isTrue();
    }
}
