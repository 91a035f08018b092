package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One market with a tick and a lot of one unit, so that numbers are easy to follow; maker fee 1 %, taker fee 2 %. */
final class MatchingEngineTest {

    private static final int BASE = 0;
    private static final int QUOTE = 1;
    private static final int MARKET = 0;
    private static final long ALICE = 1;
    private static final long BOB = 2;
    private static final long HOUSE = MatchingEngine.HOUSE_ACCOUNT;

    private final RecordedEngine events = new RecordedEngine();
    private final MatchingEngine engine = new MatchingEngine(events);
    private final NewOrder order = new NewOrder();

    @BeforeEach
    void createMarket() {
        engine.createMarket(new MarketRules("A_B", BASE, QUOTE, 1, 1, 1, 1, 1_000, 10, 0, 100, 200));
        engine.deposit(ALICE, QUOTE, 10_000);
        engine.deposit(BOB, BASE, 100);
        events.take();
    }

    @Test
    void depositsAndWithdrawalsChangeBalances() {
        engine.deposit(ALICE, BASE, 5);
        engine.withdraw(ALICE, BASE, 2);

        assertThat(events.take()).containsExactly("balance 1 0 5 0", "balance 1 0 3 0");
    }

    @Test
    void refusedTransfersSayWhy() {
        engine.deposit(ALICE, BASE, 0);
        engine.withdraw(ALICE, QUOTE, 10_001);
        engine.withdraw(ALICE, QUOTE, -1);
        engine.deposit(ALICE, QUOTE, Long.MAX_VALUE);

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 NOT_POSITIVE 0 0",
                        "rejected 1 INSUFFICIENT_BALANCE 10001 10000",
                        "rejected 1 NOT_POSITIVE -1 0",
                        "rejected 1 SUPPLY_TOO_LARGE 9223372036854775807 " + (Long.MAX_VALUE - 10_000));
    }

    @Test
    void restingBuyLocksItsCostAndTheMostFee() {
        engine.place(buy(10, 100));

        assertThat(events.take()).containsExactly("accepted 1 BUY 10@100", "BUY level 10@100", "balance 1 1 8980 1020");
    }

    @Test
    void tradeIsAtTheMakersPriceAndTheRestIsGivenBack() {
        engine.place(sell(10, 100));
        events.take();

        engine.place(buy(10, 110));

        assertThat(events.take())
                .containsExactly(
                        "accepted 2 BUY 10@110",
                        "traded 1 2 with 1 10@100 fees 10 20",
                        "SELL level 0@100",
                        "balance 1 1 8980 0",
                        "balance 2 1 990 0",
                        "balance 0 1 30 0",
                        "balance 2 0 90 0",
                        "balance 1 0 10 0");
    }

    @Test
    void partlyFilledOrderRestsWithWhatItStillNeeds() {
        engine.place(sell(4, 100));
        events.take();

        engine.place(buy(10, 100));

        assertThat(events.take())
                .contains("traded 1 2 with 1 4@100 fees 4 8", "BUY level 6@100", "balance 1 1 8980 612");
    }

    @Test
    void cancelledOrderGivesBackWhatItLocked() {
        engine.place(buy(10, 100));
        events.take();

        engine.cancel(BOB, MARKET, 1);
        engine.cancel(ALICE, MARKET, 1);
        engine.cancel(ALICE, MARKET, 1);

        assertThat(events.take())
                .containsExactly(
                        "rejected 2 UNKNOWN_ORDER 1 0",
                        "BUY level 0@100",
                        "cancelled 1 10 REQUESTED",
                        "balance 1 1 10000 0",
                        "rejected 1 UNKNOWN_ORDER 1 0");
    }

    @Test
    void whatCanNotBePaidIsRefused() {
        engine.place(buy(99, 100));
        engine.place(sell(101, 100));

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 INSUFFICIENT_BALANCE 10098 10000", "rejected 2 INSUFFICIENT_BALANCE 101 100");
    }

    @Test
    void immediateOrCancelDoesNotRest() {
        engine.place(sell(4, 100));
        events.take();

        engine.place(buy(10, 100).timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL));

        assertThat(events.take()).contains("cancelled 2 6 NOT_FILLED_AT_ONCE", "balance 1 1 9592 0");
        assertThat(engine.book(MARKET).size()).isZero();
    }

    @Test
    void fillOrKillTradesAllOrNothing() {
        engine.place(sell(4, 100));
        events.take();

        engine.place(buy(5, 100).timeInForce(TimeInForce.FILL_OR_KILL));
        assertThat(events.take()).containsExactly("rejected 1 FILL_OR_KILL_NOT_FILLED 5 0");

        engine.place(buy(4, 100).timeInForce(TimeInForce.FILL_OR_KILL));
        assertThat(events.take()).contains("traded 1 2 with 1 4@100 fees 4 8");
    }

    @Test
    void postOnlyNeverTakes() {
        engine.place(sell(4, 100));
        events.take();

        engine.place(buy(5, 100).postOnly());
        engine.place(buy(5, 99).postOnly());

        assertThat(events.take()).contains("rejected 1 POST_ONLY_WOULD_TAKE 100 100", "accepted 2 BUY 5@99");
    }

    @Test
    void marketBuyNeverSpendsWhatIsNotThere() {
        engine.place(sell(50, 100));
        engine.place(sell(50, 200));
        events.take();

        engine.place(buy(100, 0).market());

        // 50 at 100 and their fee are 5,100; of the other 4,900 are 24 at 200 and their fee 4,896.
        assertThat(events.take())
                .contains(
                        "traded 1 3 with 1 50@100 fees 50 100",
                        "traded 2 3 with 2 24@200 fees 48 96",
                        "cancelled 3 26 NOT_FILLED_AT_ONCE",
                        "balance 1 1 4 0");
    }

    @Test
    void marketOrderNeedsSomebodyToTradeWithAndMoneyForOneLot() {
        engine.place(buy(1, 0).market());
        engine.place(sell(1, 20_000));
        engine.place(buy(1, 0).market());

        assertThat(events.take())
                .contains("rejected 1 NO_LIQUIDITY 0 0", "rejected 1 INSUFFICIENT_BALANCE 20400 10000");
    }

    @Test
    void marketSellTakesTheBids() {
        engine.place(buy(5, 100));
        events.take();

        engine.place(sell(8, 0).market());

        assertThat(events.take())
                .contains("traded 1 2 with 1 5@100 fees 5 10", "cancelled 2 3 NOT_FILLED_AT_ONCE", "balance 2 0 95 0");
    }

    @Test
    void accountDoesNotTradeWithItself() {
        engine.deposit(ALICE, BASE, 10);
        engine.place(order.reset(ALICE, MARKET, Side.SELL).quantity(5).price(100));
        events.take();

        engine.place(buy(5, 100).selfTradePrevention(SelfTradePrevention.EXPIRE_BOTH));

        assertThat(events.take())
                .containsExactly(
                        "accepted 2 BUY 5@100",
                        "cancelled 1 5 SELF_TRADE_PREVENTED",
                        "SELL level 0@100",
                        "cancelled 2 5 SELF_TRADE_PREVENTED",
                        "balance 1 1 10000 0",
                        "balance 1 0 10 0");
    }

    @Test
    void haltedMarketTakesNothingAndCancelOnlyTakesCancels() {
        engine.place(buy(1, 100));
        events.take();

        engine.changeStatus(MARKET, MarketStatus.HALTED);
        engine.place(buy(1, 100));
        engine.cancel(ALICE, MARKET, 1);
        engine.changeStatus(MARKET, MarketStatus.CANCEL_ONLY);
        engine.place(buy(1, 100));
        engine.cancel(ALICE, MARKET, 1);

        assertThat(events.take())
                .containsExactly(
                        "market 0 A_B HALTED",
                        "rejected 1 MARKET_HALTED 0 0",
                        "rejected 1 MARKET_HALTED 0 0",
                        "market 0 A_B CANCEL_ONLY",
                        "rejected 1 MARKET_CANCEL_ONLY 0 0",
                        "BUY level 0@100",
                        "cancelled 1 1 REQUESTED",
                        "balance 1 1 10000 0");
    }

    @Test
    void wrongOrdersAreRefusedWithTheNearestRightValue() {
        engine.createMarket(new MarketRules("C_D", 2, 3, 100, 10, 10, 2, 1_000, 5_000, 1_000, 0, 0));
        events.take();

        engine.place(order.reset(ALICE, 7, Side.BUY));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(0).price(1));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(26).price(100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(10).price(100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(10_010).price(100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(100).price(-100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(100).price(250));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(100).price(4_900));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(1_000).price(Long.MAX_VALUE / 100 * 100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(100).price(6_000).display(15));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(100).postOnly().market());
        engine.createMarket(new MarketRules("X_X", 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0));

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 UNKNOWN_MARKET 7 0",
                        "rejected 1 NOT_POSITIVE 0 0",
                        "rejected 1 QUANTITY_NOT_ON_LOT 26 30",
                        "rejected 1 QUANTITY_TOO_SMALL 1 2",
                        "rejected 1 QUANTITY_TOO_LARGE 1001 1000",
                        "rejected 1 NOT_POSITIVE -100 0",
                        "rejected 1 PRICE_NOT_ON_TICK 250 200",
                        "rejected 1 MIN_NOTIONAL 4900 5000",
                        "rejected 1 NOTIONAL_TOO_LARGE 0 0",
                        "rejected 1 INVALID_DISPLAY_QUANTITY 15 10",
                        "rejected 1 CONTRADICTORY_ORDER 0 0",
                        "rejected 0 INVALID_MARKET 0 0");
    }

    @Test
    void limitsOutsideTheBandAreRefused() {
        engine.createMarket(new MarketRules("C_D", BASE, QUOTE, 1, 1, 1, 1, 1_000, 0, 1_000, 0, 0));
        engine.place(order.reset(BOB, 1, Side.SELL).quantity(1).price(100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(1).price(100));
        events.take();

        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(1).price(111));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(1).price(89));

        assertThat(events.take())
                .containsExactly("rejected 1 PRICE_OUT_OF_BAND 111 110", "rejected 1 PRICE_OUT_OF_BAND 89 90");
    }

    @Test
    void stopLossSellsWhenThePriceHasFallenToIt() {
        engine.place(buy(3, 90));
        engine.place(sell(2, 0).market().trigger(Trigger.STOP_LOSS, 95));
        assertThat(events.take())
                .contains("accepted 2 SELL 2@1", "balance 2 0 98 2")
                .doesNotContain("triggered 2");
        assertThat(engine.waiting(MARKET)).isEqualTo(1);

        engine.place(sell(1, 90));

        assertThat(events.take())
                .containsSubsequence(
                        "traded 1 3 with 1 1@90 fees 1 2", "triggered 2", "traded 2 2 with 1 2@90 fees 2 4");
        assertThat(engine.waiting(MARKET)).isZero();
    }

    @Test
    void takeProfitBuysWhenThePriceHasFallenToIt() {
        engine.place(sell(5, 100));
        engine.place(buy(1, 100));
        engine.place(buy(1, 105).trigger(Trigger.TAKE_PROFIT, 100));
        assertThat(events.take()).as("reached already").contains("traded 2 3 with 1 1@100 fees 1 2");

        engine.place(buy(1, 105).trigger(Trigger.TAKE_PROFIT, 99));
        assertThat(engine.waiting(MARKET)).isEqualTo(1);
    }

    @Test
    void whatATriggeredOrderTradesTriggersOthers() {
        engine.place(sell(1, 100));
        engine.place(sell(1, 110));
        engine.place(sell(1, 120));
        engine.place(buy(1, 0).market().trigger(Trigger.STOP_LOSS, 110));
        engine.place(buy(1, 0).market().trigger(Trigger.STOP_LOSS, 100));
        events.take();

        engine.place(buy(1, 100));

        assertThat(events.take())
                .containsSubsequence(
                        "traded 1 6 with 1 1@100 fees 1 2",
                        "triggered 5",
                        "traded 2 5 with 2 1@110 fees 2 3",
                        "triggered 4",
                        "traded 3 4 with 3 1@120 fees 2 3");
    }

    @Test
    void triggeredOrderKeepsItsConditions() {
        engine.place(buy(1, 100));
        engine.place(sell(1, 99).postOnly().trigger(Trigger.STOP_LOSS, 100));
        engine.place(sell(9, 100).timeInForce(TimeInForce.FILL_OR_KILL).trigger(Trigger.STOP_LOSS, 100));
        engine.place(buy(1, 99));
        events.take();

        engine.place(sell(1, 100));

        assertThat(events.take())
                .contains("cancelled 2 1 POST_ONLY_WOULD_TAKE", "cancelled 3 9 FILL_OR_KILL_NOT_FILLED")
                .contains("balance 2 0 99 0");
    }

    @Test
    void triggeredMarketBuyThatFindsNobodySaysSo() {
        engine.place(sell(1, 100));
        engine.place(order.reset(BOB, MARKET, Side.SELL).quantity(1).price(101));
        engine.place(buy(1, 0).market().trigger(Trigger.STOP_LOSS, 100));
        engine.place(order.reset(BOB, MARKET, Side.BUY).quantity(1).price(100));
        engine.cancel(BOB, MARKET, 2);
        events.take();
        engine.deposit(BOB, QUOTE, 1_000);

        engine.place(order.reset(BOB, MARKET, Side.BUY).quantity(1).price(100));
        assertThat(events.take()).contains("cancelled 4 1 SELF_TRADE_PREVENTED");
        engine.place(buy(1, 100));

        assertThat(events.take()).containsSubsequence("triggered 3", "cancelled 3 1 NOT_FILLED_AT_ONCE");
    }

    @Test
    void waitingOrderCanBeCancelled() {
        engine.place(buy(10, 100).trigger(Trigger.STOP_LOSS, 100));
        assertThat(events.take()).containsExactly("accepted 1 BUY 10@100", "balance 1 1 8980 1020");

        engine.cancel(ALICE, MARKET, 1);

        assertThat(events.take()).containsExactly("cancelled 1 10 REQUESTED", "balance 1 1 10000 0");
        assertThat(engine.waiting(MARKET)).isZero();
    }

    @Test
    void lessQuantityKeepsPriority() {
        engine.place(buy(10, 100));
        engine.deposit(BOB, QUOTE, 1_000);
        engine.place(order.reset(BOB, MARKET, Side.BUY).quantity(5).price(100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 4);
        assertThat(events.take()).containsExactly("amended 1 4/4@100", "BUY level 9@100", "balance 1 1 9592 408");

        engine.place(sell(1, 100));
        assertThat(events.take()).contains("traded 1 3 with 1 1@100 fees 1 2");
    }

    @Test
    void morePriceOrQuantityLosesPriorityAndLocksMore() {
        engine.place(buy(2, 100));
        engine.deposit(BOB, QUOTE, 1_000);
        engine.place(order.reset(BOB, MARKET, Side.BUY).quantity(5).price(100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 3);
        assertThat(events.take())
                .containsExactly("amended 1 3/3@100", "BUY level 5@100", "BUY level 8@100", "balance 1 1 9694 306");

        engine.deposit(3, BASE, 1);
        engine.place(order.reset(3, MARKET, Side.SELL).quantity(1).price(100));
        assertThat(events.take()).contains("traded 1 3 with 2 1@100 fees 1 2");
    }

    @Test
    void orderAmendedAcrossTheSpreadTrades() {
        engine.place(buy(2, 90));
        engine.place(sell(1, 100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 110, 2);

        assertThat(events.take())
                .containsExactly(
                        "amended 1 2/2@110",
                        "BUY level 0@90",
                        "traded 1 1 with 2 1@100 fees 1 2",
                        "SELL level 0@100",
                        "BUY level 1@110",
                        "balance 1 1 9785 113",
                        "balance 2 1 99 0",
                        "balance 0 1 3 0",
                        "balance 2 0 99 0",
                        "balance 1 0 1 0");
    }

    @Test
    void amendsThatAreNotAllowedChangeNothing() {
        engine.place(buy(10, 100));
        engine.place(sell(4, 100));
        engine.place(sell(1, 120));
        engine.place(buy(2, 90).postOnly());
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 4);
        engine.amend(ALICE, MARKET, 1, 1_000, 100);
        engine.amend(ALICE, MARKET, 1, 0, 10);
        engine.amend(ALICE, MARKET, 4, 120, 2);
        engine.amend(BOB, MARKET, 1, 100, 9);

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 QUANTITY_TOO_SMALL 4 5",
                        "rejected 1 INSUFFICIENT_BALANCE 97308 8800",
                        "rejected 1 NOT_POSITIVE 0 0",
                        "rejected 1 POST_ONLY_WOULD_TAKE 120 120",
                        "rejected 2 UNKNOWN_ORDER 1 0");
    }

    @Test
    void waitingOrderIsAmendedWhereItWaits() {
        engine.place(buy(10, 100).trigger(Trigger.STOP_LOSS, 100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 50, 10);

        assertThat(events.take()).containsExactly("amended 1 10/10@50", "balance 1 1 9490 510");
    }

    @Test
    void allOrdersOfAnAccountAreCancelledOldestFirst() {
        engine.createMarket(new MarketRules("C_B", 2, QUOTE, 1, 1, 1, 1, 1_000, 0, 0, 0, 0));
        engine.place(buy(1, 100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(1).price(50));
        engine.place(sell(1, 200));
        engine.place(buy(1, 0).market().trigger(Trigger.STOP_LOSS, 300));
        engine.cancel(ALICE, MARKET, 1);
        engine.place(buy(1, 99));
        events.take();

        engine.cancelAll(ALICE, 1);
        assertThat(events.take()).contains("cancelled 2 1 REQUESTED").doesNotContain("cancelled 4 1 REQUESTED");
        engine.changeStatus(1, MarketStatus.HALTED);
        engine.cancelAll(ALICE, 1);
        engine.cancelAll(ALICE, 2);
        engine.cancelAll(ALICE);

        assertThat(events.take())
                .containsExactly(
                        "market 1 C_B HALTED",
                        "rejected 1 MARKET_HALTED 0 0",
                        "rejected 1 UNKNOWN_MARKET 2 0",
                        "cancelled 4 1 REQUESTED",
                        "BUY level 0@99",
                        "cancelled 5 1 REQUESTED",
                        "balance 1 1 10000 0");
        assertThat(engine.book(MARKET).size()).as("the other account's").isEqualTo(1);
    }

    @Test
    void clearedMarketHasNoOrders() {
        engine.place(buy(1, 100));
        engine.place(sell(1, 200));
        engine.place(sell(1, 0).market().trigger(Trigger.STOP_LOSS, 50));
        engine.changeStatus(MARKET, MarketStatus.HALTED);

        engine.clear(MARKET);

        assertThat(engine.book(MARKET).size() + engine.waiting(MARKET)).isZero();
        assertThat(engine.ledger().locked(ALICE, QUOTE) + engine.ledger().locked(BOB, BASE))
                .isZero();
    }

    @Test
    void triggerPricesAreCheckedToo() {
        engine.place(buy(10, 100).trigger(Trigger.STOP_LOSS, 0));

        assertThat(events.take()).containsExactly("rejected 1 NOT_POSITIVE 0 0");
    }

    /** Random commands of all kinds; after each of them every unit is where it must be. */
    @Test
    void everythingAddsUpAfterEachOfManyRandomCommands() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int account = 0; account < 6; account++) {
            engine.deposit(10 + account, BASE, 500);
            engine.deposit(10 + account, QUOTE, 50_000);
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
            case 4 -> engine.deposit(account, random.nextInt(2), 1L + random.nextInt(50));
            case 5 -> engine.withdraw(account, random.nextInt(2), 1L + random.nextInt(50));
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

    private NewOrder buy(long quantity, long price) {
        return order.reset(ALICE, MARKET, Side.BUY).quantity(quantity).price(price);
    }

    private NewOrder sell(long quantity, long price) {
        return order.reset(BOB, MARKET, Side.SELL).quantity(quantity).price(price);
    }
}
