package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A buy of ten at 100 meets four of its own account there, and eight of another, before or after them. */
final class SelfTradePreventionTest extends EngineFixture {

    @BeforeEach
    void aliceSellsToo() {
        deposit(ALICE, BASE, 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                GTC           | NONE         | traded 1 3 with 1 4@100 fees 4 8; traded 2 3 with 2 6@100 fees 6 12; SELL level 2@100
                GTC           | EXPIRE_TAKER | SELL level 12@100; cancelled 3 10 SELF_TRADE_PREVENTED
                GTC           | EXPIRE_MAKER | cancelled 1 4 SELF_TRADE_PREVENTED; traded 1 3 with 2 8@100 fees 8 16; SELL level 0@100; BUY level 2@100
                GTC           | EXPIRE_BOTH  | cancelled 1 4 SELF_TRADE_PREVENTED; SELL level 8@100; cancelled 3 10 SELF_TRADE_PREVENTED
                GTC           | DECREMENT    | cancelled 1 4 SELF_TRADE_PREVENTED; cancelled 3 4 SELF_TRADE_PREVENTED, 6 left; traded 1 3 with 2 6@100 fees 6 12; SELL level 2@100
                IOC           | NONE         | traded 1 3 with 1 4@100 fees 4 8; traded 2 3 with 2 6@100 fees 6 12; SELL level 2@100
                IOC           | EXPIRE_TAKER | SELL level 12@100; cancelled 3 10 SELF_TRADE_PREVENTED
                IOC           | EXPIRE_MAKER | cancelled 1 4 SELF_TRADE_PREVENTED; traded 1 3 with 2 8@100 fees 8 16; SELL level 0@100; cancelled 3 2 NOT_FILLED_AT_ONCE, 8 traded
                IOC           | EXPIRE_BOTH  | cancelled 1 4 SELF_TRADE_PREVENTED; SELL level 8@100; cancelled 3 10 SELF_TRADE_PREVENTED
                IOC           | DECREMENT    | cancelled 1 4 SELF_TRADE_PREVENTED; cancelled 3 4 SELF_TRADE_PREVENTED, 6 left; traded 1 3 with 2 6@100 fees 6 12; SELL level 2@100
                FOK           | NONE         | traded 1 3 with 1 4@100 fees 4 8; traded 2 3 with 2 6@100 fees 6 12; SELL level 2@100
                FOK           | EXPIRE_TAKER | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | EXPIRE_MAKER | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | EXPIRE_BOTH  | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | DECREMENT    | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                post-only GTC | NONE         | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | EXPIRE_TAKER | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | EXPIRE_MAKER | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | EXPIRE_BOTH  | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | DECREMENT    | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                market IOC    | NONE         | traded 1 3 with 1 4@100 fees 4 8; traded 2 3 with 2 6@100 fees 6 12; SELL level 2@100
                market IOC    | EXPIRE_TAKER | SELL level 12@100; cancelled 3 10 SELF_TRADE_PREVENTED
                market IOC    | EXPIRE_MAKER | cancelled 1 4 SELF_TRADE_PREVENTED; traded 1 3 with 2 8@100 fees 8 16; SELL level 0@100; cancelled 3 2 NOT_FILLED_AT_ONCE, 8 traded
                market IOC    | EXPIRE_BOTH  | cancelled 1 4 SELF_TRADE_PREVENTED; SELL level 8@100; cancelled 3 10 SELF_TRADE_PREVENTED
                market IOC    | DECREMENT    | cancelled 1 4 SELF_TRADE_PREVENTED; cancelled 3 4 SELF_TRADE_PREVENTED, 6 left; traded 1 3 with 2 6@100 fees 6 12; SELL level 2@100
                market FOK    | NONE         | traded 1 3 with 1 4@100 fees 4 8; traded 2 3 with 2 6@100 fees 6 12; SELL level 2@100
                market FOK    | EXPIRE_TAKER | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                market FOK    | EXPIRE_MAKER | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                market FOK    | EXPIRE_BOTH  | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                market FOK    | DECREMENT    | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                amount        | NONE         | traded 1 3 with 1 4@100 fees 4 8; traded 2 3 with 2 6@100 fees 6 12; SELL level 2@100; cancelled 3 990 SPENT, 10 traded
                amount        | EXPIRE_TAKER | SELL level 12@100; cancelled 3 1000 SELF_TRADE_PREVENTED
                amount        | EXPIRE_MAKER | cancelled 1 4 SELF_TRADE_PREVENTED; traded 1 3 with 2 8@100 fees 8 16; SELL level 0@100; cancelled 3 992 NOT_FILLED_AT_ONCE, 8 traded
                amount        | EXPIRE_BOTH  | cancelled 1 4 SELF_TRADE_PREVENTED; SELL level 8@100; cancelled 3 1000 SELF_TRADE_PREVENTED
                amount        | DECREMENT    | cancelled 1 4 SELF_TRADE_PREVENTED; cancelled 3 4 SELF_TRADE_PREVENTED, 996 left; traded 1 3 with 2 6@100 fees 6 12; SELL level 2@100; cancelled 3 990 SPENT, 6 traded
                """)
    void ownOrderIsFirst(String kind, SelfTradePrevention prevention, String outcome) {
        engine.place(sellOf(ALICE, 4, 100));
        engine.place(sell(8, 100));
        events.take();

        engine.place(OrderTypesTest.tenAt100(order.reset(ALICE, MARKET, Side.BUY), kind)
                .selfTradePrevention(prevention));

        assertThat(events.takeOrders()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                GTC           | NONE         | traded 1 3 with 1 8@100 fees 8 16; traded 2 3 with 2 2@100 fees 2 4; SELL level 2@100
                GTC           | EXPIRE_TAKER | traded 1 3 with 1 8@100 fees 8 16; SELL level 4@100; cancelled 3 2 SELF_TRADE_PREVENTED, 8 traded
                GTC           | EXPIRE_MAKER | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 4 SELF_TRADE_PREVENTED; SELL level 0@100; BUY level 2@100
                GTC           | EXPIRE_BOTH  | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 4 SELF_TRADE_PREVENTED; SELL level 0@100; cancelled 3 2 SELF_TRADE_PREVENTED, 8 traded
                GTC           | DECREMENT    | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 2 SELF_TRADE_PREVENTED, 2 left; cancelled 3 2 SELF_TRADE_PREVENTED, 8 traded; SELL level 2@100
                IOC           | NONE         | traded 1 3 with 1 8@100 fees 8 16; traded 2 3 with 2 2@100 fees 2 4; SELL level 2@100
                IOC           | EXPIRE_TAKER | traded 1 3 with 1 8@100 fees 8 16; SELL level 4@100; cancelled 3 2 SELF_TRADE_PREVENTED, 8 traded
                IOC           | EXPIRE_MAKER | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 4 SELF_TRADE_PREVENTED; SELL level 0@100; cancelled 3 2 NOT_FILLED_AT_ONCE, 8 traded
                IOC           | EXPIRE_BOTH  | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 4 SELF_TRADE_PREVENTED; SELL level 0@100; cancelled 3 2 SELF_TRADE_PREVENTED, 8 traded
                IOC           | DECREMENT    | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 2 SELF_TRADE_PREVENTED, 2 left; cancelled 3 2 SELF_TRADE_PREVENTED, 8 traded; SELL level 2@100
                FOK           | NONE         | traded 1 3 with 1 8@100 fees 8 16; traded 2 3 with 2 2@100 fees 2 4; SELL level 2@100
                FOK           | EXPIRE_TAKER | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | EXPIRE_MAKER | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | EXPIRE_BOTH  | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | DECREMENT    | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                post-only GTC | NONE         | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | EXPIRE_TAKER | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | EXPIRE_MAKER | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | EXPIRE_BOTH  | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | DECREMENT    | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                market IOC    | NONE         | traded 1 3 with 1 8@100 fees 8 16; traded 2 3 with 2 2@100 fees 2 4; SELL level 2@100
                market IOC    | EXPIRE_TAKER | traded 1 3 with 1 8@100 fees 8 16; SELL level 4@100; cancelled 3 2 SELF_TRADE_PREVENTED, 8 traded
                market IOC    | EXPIRE_MAKER | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 4 SELF_TRADE_PREVENTED; SELL level 0@100; cancelled 3 2 NOT_FILLED_AT_ONCE, 8 traded
                market IOC    | EXPIRE_BOTH  | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 4 SELF_TRADE_PREVENTED; SELL level 0@100; cancelled 3 2 SELF_TRADE_PREVENTED, 8 traded
                market IOC    | DECREMENT    | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 2 SELF_TRADE_PREVENTED, 2 left; cancelled 3 2 SELF_TRADE_PREVENTED, 8 traded; SELL level 2@100
                market FOK    | NONE         | traded 1 3 with 1 8@100 fees 8 16; traded 2 3 with 2 2@100 fees 2 4; SELL level 2@100
                market FOK    | EXPIRE_TAKER | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                market FOK    | EXPIRE_MAKER | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                market FOK    | EXPIRE_BOTH  | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                market FOK    | DECREMENT    | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                amount        | NONE         | traded 1 3 with 1 8@100 fees 8 16; traded 2 3 with 2 2@100 fees 2 4; SELL level 2@100; cancelled 3 990 SPENT, 10 traded
                amount        | EXPIRE_TAKER | traded 1 3 with 1 8@100 fees 8 16; SELL level 4@100; cancelled 3 992 SELF_TRADE_PREVENTED, 8 traded
                amount        | EXPIRE_MAKER | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 4 SELF_TRADE_PREVENTED; SELL level 0@100; cancelled 3 992 NOT_FILLED_AT_ONCE, 8 traded
                amount        | EXPIRE_BOTH  | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 4 SELF_TRADE_PREVENTED; SELL level 0@100; cancelled 3 992 SELF_TRADE_PREVENTED, 8 traded
                amount        | DECREMENT    | traded 1 3 with 1 8@100 fees 8 16; cancelled 2 2 SELF_TRADE_PREVENTED, 2 left; cancelled 3 2 SELF_TRADE_PREVENTED, 990 left, 8 traded; SELL level 2@100; cancelled 3 990 SPENT, 8 traded
                """)
    void ownOrderIsLast(String kind, SelfTradePrevention prevention, String outcome) {
        engine.place(sell(8, 100));
        engine.place(sellOf(ALICE, 4, 100));
        events.take();

        engine.place(OrderTypesTest.tenAt100(order.reset(ALICE, MARKET, Side.BUY), kind)
                .selfTradePrevention(prevention));

        assertThat(events.takeOrders()).isEqualTo(outcome);
    }

    @Test
    void whatIsPreventedHasNotTraded() {
        engine.place(buy(10, 100));
        engine.place(sell(2, 100));
        engine.place(sellOf(ALICE, 3, 100).selfTradePrevention(SelfTradePrevention.DECREMENT));
        assertThat(events.take())
                .contains("cancelled 1 3 SELF_TRADE_PREVENTED, 5 left, 2 traded", "cancelled 3 3 SELF_TRADE_PREVENTED");

        engine.cancel(ALICE, MARKET, 1);

        assertThat(events.take()).contains("cancelled 1 5 REQUESTED, 2 traded");
    }

    /** Else an amend of the price alone would put back into the book what was taken away. */
    @Test
    void amendedQuantityIsWithWhatHasTradedAndWhatWasPrevented() {
        engine.place(buy(10, 100));
        engine.place(sell(2, 100));
        engine.place(sellOf(ALICE, 3, 100).selfTradePrevention(SelfTradePrevention.DECREMENT));
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 5);
        engine.amend(ALICE, MARKET, 1, 99, 10);
        engine.amend(ALICE, MARKET, 1, 99, 8);
        engine.cancel(ALICE, MARKET, 1);

        assertThat(events.takeOrders())
                .isEqualTo("rejected 1 QUANTITY_TOO_SMALL 5 6; "
                        + "amended 1 5/10@99; BUY level 0@100; BUY level 5@99; "
                        + "amended 1 3/8@99; BUY level 3@99; "
                        + "BUY level 0@99; cancelled 1 3 REQUESTED, 2 traded");
    }

    @Test
    void marketDecidesForOrdersThatDoNotSay() {
        engine.changeRules(MARKET, new MarketRules(1, 1_000, 0, 0, 0, 0, 0, 0, SelfTradePrevention.EXPIRE_MAKER));
        engine.place(sellOf(ALICE, 4, 100));
        events.take();

        engine.place(buy(1, 100));

        assertThat(events.takeOrders())
                .isEqualTo("cancelled 1 4 SELF_TRADE_PREVENTED; SELL level 0@100; BUY level 1@100");
    }

    @Test
    void openOrderKeepsWhatTheMarketDecidedWhenItWasAccepted() {
        engine.place(buy(1, 90));
        engine.changeRules(MARKET, new MarketRules(1, 1_000, 0, 0, 0, 0, 0, 0, SelfTradePrevention.EXPIRE_MAKER));
        engine.place(sellOf(ALICE, 4, 100));
        events.take();

        engine.amend(ALICE, MARKET, 1, 100, 1);

        assertThat(events.takeOrders())
                .isEqualTo("amended 1 1/1@100; BUY level 0@90; SELL level 4@100; cancelled 1 1 SELF_TRADE_PREVENTED");
    }

    @Test
    void icebergIsDecrementedPartByPart() {
        engine.place(sellOf(ALICE, 4, 100).display(2));
        engine.place(sell(1, 100));
        events.take();

        engine.place(buy(4, 100).selfTradePrevention(SelfTradePrevention.DECREMENT));

        assertThat(events.takeOrders())
                .isEqualTo("cancelled 1 2 SELF_TRADE_PREVENTED, 2 left; cancelled 3 2 SELF_TRADE_PREVENTED, 2 left; "
                        + "traded 1 3 with 2 1@100 fees 1 2; "
                        + "cancelled 1 1 SELF_TRADE_PREVENTED, 1 left; cancelled 3 1 SELF_TRADE_PREVENTED, 1 traded; "
                        + "SELL level 1@100");
        assertThat(engine.ledger().locked(ALICE, BASE)).isEqualTo(1);
    }
}
