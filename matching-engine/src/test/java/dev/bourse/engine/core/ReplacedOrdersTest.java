package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.Side;
import org.junit.jupiter.api.Test;

/** A new order in the place of an open one, as one command. */
final class ReplacedOrdersTest extends EngineFixture {

    @Test
    void newOrderIsBehindThoseThatWereBehindTheOldOne() {
        deposit(3, QUOTE, 1_000);
        engine.place(buy(10, 90));
        engine.place(buyOf(3, 5, 90));
        events.take();

        engine.replace(1, buy(10, 90));
        assertThat(events.take())
                .containsExactly(
                        "BUY level 5@90",
                        "cancelled 1 10 REPLACED",
                        "accepted 3 BUY 10@90",
                        "BUY level 15@90",
                        "balance 1 1 9082 918");

        engine.place(sell(6, 90));
        assertThat(events.take())
                .containsSubsequence("traded 1 4 with 2 5@90 fees 5 9", "traded 2 4 with 3 1@90 fees 1 2");
    }

    @Test
    void newOrderMayCountOnWhatTheOldOneHasLocked() {
        engine.place(buy(98, 100));
        events.take();

        engine.replace(1, buy(49, 200));

        assertThat(events.take())
                .containsExactly(
                        "BUY level 0@100",
                        "cancelled 1 98 REPLACED",
                        "accepted 2 BUY 49@200",
                        "BUY level 49@200",
                        "balance 1 1 4 9996");
    }

    @Test
    void oldOrderStaysUntouchedWhenTheNewOneIsRefused() {
        deposit(3, QUOTE, 1_000);
        engine.place(buy(10, 90));
        engine.place(buyOf(3, 5, 90));
        engine.place(sell(10, 100));
        events.take();

        engine.replace(1, buy(98, 110));
        engine.replace(1, buy(10, 0));
        engine.replace(1, buy(10, 100).postOnly());
        engine.replace(1, buy(11, 100).timeInForce(TimeInForce.FILL_OR_KILL));
        engine.replace(1, buy(10, 100).named("not allowed", 0));
        assertThat(events.take())
                .containsExactly(
                        "rejected 1 INSUFFICIENT_BALANCE 10078 9082",
                        "rejected 1 NOT_POSITIVE 0 0",
                        "rejected 1 POST_ONLY_WOULD_TAKE 100 100",
                        "rejected 1 FILL_OR_KILL_NOT_FILLED 11 0",
                        "rejected 1 INVALID_CLIENT_ORDER_ID 0 0");

        engine.place(sell(1, 90));
        assertThat(events.take()).contains("traded 1 4 with 1 1@90 fees 1 2");
    }

    @Test
    void newOrderTradesAtOnce() {
        engine.place(sell(4, 100));
        engine.place(buy(10, 90));
        events.take();

        engine.replace(2, buy(10, 100));

        assertThat(events.take())
                .containsExactly(
                        "BUY level 0@90",
                        "cancelled 2 10 REPLACED",
                        "accepted 3 BUY 10@100",
                        "traded 1 3 with 1 4@100 fees 4 8",
                        "SELL level 0@100",
                        "BUY level 6@100",
                        "balance 1 1 8980 612",
                        "balance 2 1 396 0",
                        "balance 0 1 12 0",
                        "balance 2 0 96 0",
                        "balance 1 0 4 0");
    }

    @Test
    void partlyFilledOrderIsReplacedWithWhatIsLeftOfIt() {
        engine.place(buy(10, 100));
        engine.place(sell(4, 100));
        events.take();

        engine.replace(1, buy(10, 50));

        assertThat(events.take())
                .containsExactly(
                        "BUY level 0@100",
                        "cancelled 1 6 REPLACED, 4 traded",
                        "accepted 3 BUY 10@50",
                        "BUY level 10@50",
                        "balance 1 1 9086 510");
    }

    @Test
    void waitingOrderIsReplacedByOneInTheBookAndTheOtherWayRound() {
        engine.place(buy(10, 100).trigger(Trigger.STOP_LOSS, 100));
        events.take();

        engine.replace(1, buy(10, 90));
        engine.replace(2, buy(5, 100).trigger(Trigger.STOP_LOSS, 110));

        assertThat(events.take())
                .containsExactly(
                        "cancelled 1 10 REPLACED",
                        "accepted 2 BUY 10@90",
                        "BUY level 10@90",
                        "balance 1 1 9082 918",
                        "BUY level 0@90",
                        "cancelled 2 10 REPLACED",
                        "accepted 3 BUY 5@100",
                        "balance 1 1 9490 510");
        assertThat(engine.waiting(MARKET)).isEqualTo(1);
    }

    @Test
    void marketBuySpendsWhatTheOldOrderHadLocked() {
        engine.place(sell(10, 100));
        engine.place(buy(98, 99));
        withdraw(ALICE, QUOTE, 103);
        events.take();

        engine.replace(2, spend(1_020));

        assertThat(events.take())
                .containsSubsequence(
                        "cancelled 2 98 REPLACED",
                        "accepted 3 BUY 1000@" + OrderBook.MAX_PRICE_TICKS,
                        "traded 1 3 with 1 10@100 fees 10 20");
    }

    @Test
    void replacedOrderMustBeOpenAndOfTheSameAccountMarketAndSide() {
        createMarket("C_B", rules());
        deposit(BOB, QUOTE, 1_000);
        engine.place(buy(10, 90));
        events.take();

        engine.replace(1, sellOf(ALICE, 1, 100));
        engine.replace(1, buyOf(BOB, 1, 90));
        engine.replace(2, buy(1, 90));
        engine.replace(1, order.reset(ALICE, 1, Side.BUY).quantity(1).price(90));
        engine.replace(1, order.reset(ALICE, 2, Side.BUY).quantity(1).price(90));
        engine.replace(1, buyOf(7, 1, 90));

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 CONTRADICTORY_ORDER 0 0",
                        "rejected 2 UNKNOWN_ORDER 1 0",
                        "rejected 1 UNKNOWN_ORDER 2 0",
                        "rejected 1 UNKNOWN_ORDER 1 0",
                        "rejected 1 UNKNOWN_MARKET 2 0",
                        "rejected 7 UNKNOWN_ACCOUNT 7 0");
    }

    @Test
    void nothingIsReplacedInAMarketThatDoesNotTrade() {
        engine.place(buy(10, 90));
        engine.changeStatus(MARKET, MarketStatus.CANCEL_ONLY);
        events.take();

        engine.replace(1, buy(10, 80));

        assertThat(events.take()).containsExactly("rejected 1 MARKET_CANCEL_ONLY 0 0");
        assertThat(engine.book(MARKET).bestBid()).isEqualTo(90);
    }

    @Test
    void ownOrderThatIsReplacedIsNotInTheWay() {
        deposit(ALICE, BASE, 10);
        engine.place(sellOf(ALICE, 10, 100));
        events.take();

        engine.replace(1, sellOf(ALICE, 10, 90));

        assertThat(events.take())
                .containsExactly(
                        "SELL level 0@100",
                        "cancelled 1 10 REPLACED",
                        "accepted 2 SELL 10@90",
                        "SELL level 10@90",
                        "balance 1 0 0 10");
    }
}
