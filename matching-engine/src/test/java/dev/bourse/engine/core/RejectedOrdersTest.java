package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import org.junit.jupiter.api.Test;

/** Every refusal has its reason and its numbers. */
final class RejectedOrdersTest extends EngineFixture {

    @Test
    void whatCanNotBePaidIsRefused() {
        engine.place(buy(99, 100));
        engine.place(sell(101, 100));

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 INSUFFICIENT_BALANCE 10098 10000", "rejected 2 INSUFFICIENT_BALANCE 101 100");
    }

    @Test
    void wrongOrdersAreRefusedWithTheNearestRightValue() {
        engine.createMarket(market(
                "C_D", 100, 10, new MarketRules(2, 1_000, 500_000, 1_000, 0, 0, 0, 0, SelfTradePrevention.NONE)));
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

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 UNKNOWN_MARKET 7 0",
                        "rejected 1 NOT_POSITIVE 0 0",
                        "rejected 1 QUANTITY_NOT_ON_LOT 26 30",
                        "rejected 1 QUANTITY_TOO_SMALL 1 2",
                        "rejected 1 QUANTITY_TOO_LARGE 1001 1000",
                        "rejected 1 NOT_POSITIVE -100 0",
                        "rejected 1 PRICE_NOT_ON_TICK 250 200",
                        "rejected 1 MIN_NOTIONAL 490000 500000",
                        "rejected 1 NOTIONAL_TOO_LARGE 0 0",
                        "rejected 1 INVALID_DISPLAY_QUANTITY 15 10",
                        "rejected 1 CONTRADICTORY_ORDER 0 0");
    }

    @Test
    void limitsOutsideTheBandAreRefused() {
        createMarket("C_D", new MarketRules(1, 1_000, 0, 1_000, 0, 0, 0, 0, SelfTradePrevention.NONE));
        deposit(ALICE, 3, 10_000);
        deposit(BOB, 2, 10);
        engine.place(order.reset(BOB, 1, Side.SELL).quantity(1).price(100));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(1).price(100));
        events.take();

        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(1).price(111));
        engine.place(order.reset(ALICE, 1, Side.BUY).quantity(1).price(89));

        assertThat(events.take())
                .containsExactly("rejected 1 PRICE_OUT_OF_BAND 111 110", "rejected 1 PRICE_OUT_OF_BAND 89 90");
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
    void triggerPricesHaveTheStepsOfPrices() {
        engine.createMarket(market("C_D", 100, 1, rules()));
        events.take();

        NewOrder stop = order.reset(ALICE, 1, Side.BUY).quantity(10).price(100);
        engine.place(stop.trigger(Trigger.STOP_LOSS, 250));
        engine.place(stop.trigger(Trigger.STOP_LOSS, 251));
        engine.place(stop.trigger(Trigger.STOP_LOSS, 99));
        engine.place(stop.trigger(Trigger.STOP_LOSS, Long.MAX_VALUE));
        engine.place(stop.trigger(Trigger.STOP_LOSS, -100));

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 PRICE_NOT_ON_TICK 250 200",
                        "rejected 1 PRICE_NOT_ON_TICK 251 300",
                        "rejected 1 PRICE_NOT_ON_TICK 99 100",
                        "rejected 1 PRICE_NOT_ON_TICK 9223372036854775807 9223372036854775800",
                        "rejected 1 NOT_POSITIVE -100 0");
    }

    @Test
    void noPriceIsTooHighForTheBook() {
        long most = OrderBook.MAX_PRICE_TICKS;

        engine.place(sell(1, most + 1));
        engine.place(sell(1, 10).trigger(Trigger.TAKE_PROFIT, most + 1));
        engine.place(sell(1, 10).trigger(Trigger.TAKE_PROFIT, most));
        engine.place(sell(1, most));

        assertThat(events.take())
                .startsWith(
                        "rejected 2 PRICE_OUT_OF_BAND " + (most + 1) + " " + most,
                        "rejected 2 PRICE_OUT_OF_BAND " + (most + 1) + " " + most,
                        "accepted 1 SELL 1@10",
                        "balance 2 0 99 1",
                        "accepted 2 SELL 1@" + most);
    }

    @Test
    void orderShowsAtLeastAHundredthOfItself() {
        engine.place(buy(1_000, 1).display(9));
        engine.place(buy(901, 1).display(9));
        engine.place(buy(900, 1).display(9));
        engine.place(buy(900, 1).display(901));
        engine.place(buy(900, 1).display(-1));
        engine.amend(ALICE, MARKET, 1, 1, 901);

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 INVALID_DISPLAY_QUANTITY 9 10",
                        "rejected 1 INVALID_DISPLAY_QUANTITY 9 10",
                        "accepted 1 BUY 900@1",
                        "BUY level 9@1",
                        "balance 1 1 9082 918",
                        "rejected 1 INVALID_DISPLAY_QUANTITY 901 900",
                        "rejected 1 INVALID_DISPLAY_QUANTITY -1 9",
                        "rejected 1 INVALID_DISPLAY_QUANTITY 9 10");
    }

    @Test
    void onlyAccountsThatHaveHadSomethingPlaceOrdersAndTheHouseDoesNot() {
        deposit(HOUSE, BASE, 5);
        events.take();

        engine.place(buyOf(7, 1, 100));
        engine.place(sellOf(HOUSE, 1, 100));
        engine.place(sellOf(-1, 1, 100));
        engine.replace(1, buyOf(7, 1, 100));
        deposit(-1, QUOTE, 1);
        withdraw(7, QUOTE, 1);

        assertThat(events.take())
                .containsExactly(
                        "rejected 7 UNKNOWN_ACCOUNT 7 0",
                        "rejected 0 UNKNOWN_ACCOUNT 0 0",
                        "rejected -1 UNKNOWN_ACCOUNT -1 0",
                        "rejected 7 UNKNOWN_ACCOUNT 7 0",
                        "rejected -1 UNKNOWN_ACCOUNT -1 0",
                        "rejected 7 INSUFFICIENT_BALANCE 1 0");
    }

    @Test
    void assetsMustBeKnown() {
        deposit(ALICE, 2, 1);
        withdraw(ALICE, -1, 1);

        assertThat(events.take()).containsExactly("rejected 1 UNKNOWN_ASSET 2 0", "rejected 1 UNKNOWN_ASSET -1 0");
    }

    @Test
    void accountHasOnlySoManyOpenOrders() {
        deposit(ALICE, QUOTE, 1_000_000);
        for (int i = 0; i < MatchingEngine.MAX_OPEN_ORDERS; i++) {
            engine.place(buy(10, 1));
        }
        events.take();

        engine.place(buy(10, 1));
        engine.place(buy(10, 1).trigger(Trigger.STOP_LOSS, 100));
        assertThat(events.take())
                .containsExactly(
                        "rejected 1 TOO_MANY_OPEN_ORDERS 10000 10000", "rejected 1 TOO_MANY_OPEN_ORDERS 10000 10000");
        engine.replace(1, buy(10, 2));
        engine.place(sell(1, 100));
        engine.cancel(ALICE, MARKET, 2);
        engine.place(buy(10, 1));

        assertThat(events.take())
                .contains("cancelled 1 10 REPLACED", "accepted 10001 BUY 10@2", "accepted 10003 BUY 10@1");
    }

    @Test
    void refusedTransfersSayWhy() {
        deposit(ALICE, BASE, 0);
        withdraw(ALICE, QUOTE, 10_001);
        withdraw(ALICE, QUOTE, -1);
        deposit(ALICE, QUOTE, Long.MAX_VALUE);

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 NOT_POSITIVE 0 0",
                        "rejected 1 INSUFFICIENT_BALANCE 10001 10000",
                        "rejected 1 NOT_POSITIVE -1 0",
                        "rejected 1 SUPPLY_TOO_LARGE 9223372036854775807 " + (Long.MAX_VALUE - 10_000));
    }
}
