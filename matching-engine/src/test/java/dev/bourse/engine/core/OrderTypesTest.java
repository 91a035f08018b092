package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.engine.book.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each kind of order, by what it meets: nobody, a price that is too bad, too little, as much, more. */
final class OrderTypesTest extends EngineFixture {

    @BeforeEach
    void bothHaveBoth() {
        deposit(ALICE, BASE, 100);
        deposit(BOB, QUOTE, 10_000);
        events.take();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                GTC           | 0@100  | BUY level 10@100
                GTC           | 5@101  | BUY level 10@100
                GTC           | 4@100  | traded 1 2 with 1 4@100 fees 4 8; SELL level 0@100; BUY level 6@100
                GTC           | 10@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 0@100
                GTC           | 15@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 5@100
                GTD           | 0@100  | BUY level 10@100
                GTD           | 5@101  | BUY level 10@100
                GTD           | 4@100  | traded 1 2 with 1 4@100 fees 4 8; SELL level 0@100; BUY level 6@100
                GTD           | 10@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 0@100
                GTD           | 15@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 5@100
                IOC           | 0@100  | cancelled 1 10 NOT_FILLED_AT_ONCE
                IOC           | 5@101  | cancelled 2 10 NOT_FILLED_AT_ONCE
                IOC           | 4@100  | traded 1 2 with 1 4@100 fees 4 8; SELL level 0@100; cancelled 2 6 NOT_FILLED_AT_ONCE, 4 traded
                IOC           | 10@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 0@100
                IOC           | 15@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 5@100
                FOK           | 0@100  | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | 5@101  | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | 4@100  | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | 10@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 0@100
                FOK           | 15@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 5@100
                post-only GTC | 0@100  | BUY level 10@100
                post-only GTC | 5@101  | BUY level 10@100
                post-only GTC | 4@100  | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | 10@100 | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | 15@100 | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTD | 0@100  | BUY level 10@100
                post-only GTD | 5@101  | BUY level 10@100
                post-only GTD | 4@100  | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTD | 10@100 | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                post-only GTD | 15@100 | rejected 1 POST_ONLY_WOULD_TAKE 100 100
                iceberg GTC   | 0@100  | BUY level 3@100
                iceberg GTC   | 5@101  | BUY level 3@100
                iceberg GTC   | 4@100  | traded 1 2 with 1 4@100 fees 4 8; SELL level 0@100; BUY level 3@100
                iceberg GTC   | 10@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 0@100
                iceberg GTC   | 15@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 5@100
                iceberg GTD   | 0@100  | BUY level 3@100
                iceberg GTD   | 5@101  | BUY level 3@100
                iceberg GTD   | 4@100  | traded 1 2 with 1 4@100 fees 4 8; SELL level 0@100; BUY level 3@100
                iceberg GTD   | 10@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 0@100
                iceberg GTD   | 15@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 5@100
                market IOC    | 0@100  | rejected 1 NO_LIQUIDITY 0 0
                market IOC    | 5@101  | traded 1 2 with 1 5@101 fees 6 11; SELL level 0@101; cancelled 2 5 NOT_FILLED_AT_ONCE, 5 traded
                market IOC    | 4@100  | traded 1 2 with 1 4@100 fees 4 8; SELL level 0@100; cancelled 2 6 NOT_FILLED_AT_ONCE, 4 traded
                market IOC    | 10@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 0@100
                market IOC    | 15@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 5@100
                market FOK    | 0@100  | rejected 1 NO_LIQUIDITY 0 0
                market FOK    | 5@101  | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                market FOK    | 4@100  | rejected 1 FILL_OR_KILL_NOT_FILLED 10 0
                market FOK    | 10@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 0@100
                market FOK    | 15@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 5@100
                amount        | 0@100  | rejected 1 NO_LIQUIDITY 0 0
                amount        | 5@101  | traded 1 2 with 1 5@101 fees 6 11; SELL level 0@101; cancelled 2 995 NOT_FILLED_AT_ONCE, 5 traded
                amount        | 4@100  | traded 1 2 with 1 4@100 fees 4 8; SELL level 0@100; cancelled 2 996 NOT_FILLED_AT_ONCE, 4 traded
                amount        | 10@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 0@100; cancelled 2 990 SPENT, 10 traded
                amount        | 15@100 | traded 1 2 with 1 10@100 fees 10 20; SELL level 5@100; cancelled 2 990 SPENT, 10 traded
                """)
    void buyOfTenMeets(String kind, String asks, String outcome) {
        engine.place(resting(asks, Side.SELL));
        events.take();

        engine.place(tenAt100(order.reset(ALICE, MARKET, Side.BUY), kind));

        assertThat(events.takeOrders()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                GTC           | 0@100  | SELL level 10@100
                GTC           | 5@99   | SELL level 10@100
                GTC           | 4@100  | traded 1 2 with 1 4@100 fees 4 8; BUY level 0@100; SELL level 6@100
                GTC           | 10@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 0@100
                GTC           | 15@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 5@100
                GTD           | 0@100  | SELL level 10@100
                GTD           | 5@99   | SELL level 10@100
                GTD           | 4@100  | traded 1 2 with 1 4@100 fees 4 8; BUY level 0@100; SELL level 6@100
                GTD           | 10@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 0@100
                GTD           | 15@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 5@100
                IOC           | 0@100  | cancelled 1 10 NOT_FILLED_AT_ONCE
                IOC           | 5@99   | cancelled 2 10 NOT_FILLED_AT_ONCE
                IOC           | 4@100  | traded 1 2 with 1 4@100 fees 4 8; BUY level 0@100; cancelled 2 6 NOT_FILLED_AT_ONCE, 4 traded
                IOC           | 10@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 0@100
                IOC           | 15@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 5@100
                FOK           | 0@100  | rejected 2 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | 5@99   | rejected 2 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | 4@100  | rejected 2 FILL_OR_KILL_NOT_FILLED 10 0
                FOK           | 10@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 0@100
                FOK           | 15@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 5@100
                post-only GTC | 0@100  | SELL level 10@100
                post-only GTC | 5@99   | SELL level 10@100
                post-only GTC | 4@100  | rejected 2 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | 10@100 | rejected 2 POST_ONLY_WOULD_TAKE 100 100
                post-only GTC | 15@100 | rejected 2 POST_ONLY_WOULD_TAKE 100 100
                post-only GTD | 0@100  | SELL level 10@100
                post-only GTD | 5@99   | SELL level 10@100
                post-only GTD | 4@100  | rejected 2 POST_ONLY_WOULD_TAKE 100 100
                post-only GTD | 10@100 | rejected 2 POST_ONLY_WOULD_TAKE 100 100
                post-only GTD | 15@100 | rejected 2 POST_ONLY_WOULD_TAKE 100 100
                iceberg GTC   | 0@100  | SELL level 3@100
                iceberg GTC   | 5@99   | SELL level 3@100
                iceberg GTC   | 4@100  | traded 1 2 with 1 4@100 fees 4 8; BUY level 0@100; SELL level 3@100
                iceberg GTC   | 10@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 0@100
                iceberg GTC   | 15@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 5@100
                iceberg GTD   | 0@100  | SELL level 3@100
                iceberg GTD   | 5@99   | SELL level 3@100
                iceberg GTD   | 4@100  | traded 1 2 with 1 4@100 fees 4 8; BUY level 0@100; SELL level 3@100
                iceberg GTD   | 10@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 0@100
                iceberg GTD   | 15@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 5@100
                market IOC    | 0@100  | rejected 2 NO_LIQUIDITY 0 0
                market IOC    | 5@99   | traded 1 2 with 1 5@99 fees 5 10; BUY level 0@99; cancelled 2 5 NOT_FILLED_AT_ONCE, 5 traded
                market IOC    | 4@100  | traded 1 2 with 1 4@100 fees 4 8; BUY level 0@100; cancelled 2 6 NOT_FILLED_AT_ONCE, 4 traded
                market IOC    | 10@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 0@100
                market IOC    | 15@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 5@100
                market FOK    | 0@100  | rejected 2 NO_LIQUIDITY 0 0
                market FOK    | 5@99   | rejected 2 FILL_OR_KILL_NOT_FILLED 10 0
                market FOK    | 4@100  | rejected 2 FILL_OR_KILL_NOT_FILLED 10 0
                market FOK    | 10@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 0@100
                market FOK    | 15@100 | traded 1 2 with 1 10@100 fees 10 20; BUY level 5@100
                """)
    void sellOfTenMeets(String kind, String bids, String outcome) {
        engine.place(resting(bids, Side.BUY));
        events.take();

        engine.place(tenAt100(order.reset(BOB, MARKET, Side.SELL), kind));

        assertThat(events.takeOrders()).isEqualTo(outcome);
    }

    /** An order from a text such as 5@100; of no lots it is refused. */
    private NewOrder resting(String text, Side side) {
        int at = text.indexOf('@');
        return order.reset(side == Side.BUY ? ALICE : BOB, MARKET, side)
                .quantity(Long.parseLong(text.substring(0, at)))
                .price(Long.parseLong(text.substring(at + 1)));
    }

    /** An order for ten lots at 100; by amount, for what buys ten there. */
    static NewOrder tenAt100(NewOrder order, String kind) {
        order.quantity(10).price(100);
        return switch (kind) {
            case "GTC" -> order;
            case "GTD" -> order.goodTill(1_000);
            case "IOC" -> order.timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL);
            case "FOK" -> order.timeInForce(TimeInForce.FILL_OR_KILL);
            case "post-only GTC" -> order.postOnly();
            case "post-only GTD" -> order.postOnly().goodTill(1_000);
            case "iceberg GTC" -> order.display(3);
            case "iceberg GTD" -> order.display(3).goodTill(1_000);
            case "market IOC" -> order.market();
            case "market FOK" -> order.market().timeInForce(TimeInForce.FILL_OR_KILL);
            case "amount" -> order.quantity(0).spend(1_020);
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
