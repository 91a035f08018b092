package dev.bourse.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No account uses a name twice. The engine remembers two names here, and those of open orders. */
final class ClientIdsTest extends EngineFixture {

    ClientIdsTest() {
        super(2);
    }

    @BeforeEach
    void itIsOneSecond() {
        engine.advanceTo(1_000);
    }

    @Test
    void nameOfAnOpenOrderIsRefusedWithItsNumber() {
        engine.place(buy(1, 100).named("one", 1_000));
        engine.place(buy(1, 100).named("one", 1_000));

        assertThat(events.take())
                .containsExactly(
                        "accepted 1 BUY 1@100 named one",
                        "BUY level 1@100",
                        "balance 1 1 9898 102",
                        "rejected 1 DUPLICATE_CLIENT_ORDER_ID 1 0");
    }

    @Test
    void nameOfAClosedOrderIsRefusedToo() {
        engine.place(buy(1, 100).named("one", 1_000));
        engine.cancel(ALICE, MARKET, 1);
        events.take();

        engine.place(sellOf(ALICE, 1, 100).named("one", 1_000));
        engine.replace(1, buy(1, 100).named("one", 1_000));

        assertThat(events.take())
                .containsExactly("rejected 1 DUPLICATE_CLIENT_ORDER_ID 1 0", "rejected 1 UNKNOWN_ORDER 1 0");
    }

    @Test
    void otherAccountMayUseTheSameName() {
        engine.place(buy(1, 100).named("one", 1_000));
        engine.place(sell(1, 110).named("one", 1_000));

        assertThat(events.take()).contains("accepted 1 BUY 1@100 named one", "accepted 2 SELL 1@110 named one");
    }

    @Test
    void transfersAndOrdersShareTheirNames() {
        ClientId one = new ClientId().set("one");
        engine.deposit(ALICE, QUOTE, 5, one, 1_000);
        engine.withdraw(ALICE, QUOTE, 5, one, 1_000);
        engine.place(buy(1, 100).named("one", 1_000));
        engine.place(buy(1, 100).named("two", 1_000));
        engine.deposit(ALICE, QUOTE, 5, new ClientId().set("two"), 1_000);

        assertThat(events.take())
                .containsExactly(
                        "transferred 1 1 5 named one",
                        "balance 1 1 10005 0",
                        "rejected 1 DUPLICATE_CLIENT_ORDER_ID 0 0",
                        "rejected 1 DUPLICATE_CLIENT_ORDER_ID 0 0",
                        "accepted 1 BUY 1@100 named two",
                        "BUY level 1@100",
                        "balance 1 1 9903 102",
                        "rejected 1 DUPLICATE_CLIENT_ORDER_ID 1 0");
    }

    @Test
    void refusedCommandDoesNotUseItsNameUp() {
        ClientId one = new ClientId().set("one");
        engine.place(buy(1, 0).named("one", 1_000));
        engine.place(buy(1_000, 100).named("one", 1_000));
        engine.withdraw(ALICE, QUOTE, 10_001, one, 1_000);
        engine.deposit(ALICE, QUOTE, Long.MAX_VALUE, one, 1_000);
        events.take();

        engine.place(buy(1, 100).named("one", 1_000));

        assertThat(events.take()).contains("accepted 1 BUY 1@100 named one");
    }

    @Test
    void dateOfANameIsNotInTheFuture() {
        engine.place(buy(1, 100).named("one", 1_001));
        engine.deposit(ALICE, QUOTE, 5, new ClientId().set("one"), 1_001);

        assertThat(events.take())
                .containsExactly(
                        "rejected 1 CLIENT_ORDER_ID_FROM_FUTURE 1001 1000",
                        "rejected 1 CLIENT_ORDER_ID_FROM_FUTURE 1001 1000");
    }

    @Test
    void nameThatMayHaveBeenForgottenIsRefused() {
        engine.place(buy(1, 90).named("one", 0));
        engine.cancel(ALICE, MARKET, 1);
        engine.advanceTo(2_000);
        engine.place(buy(1, 100).named("two", 0));
        engine.place(buy(1, 100).named("three", 0));
        events.take();

        // "one", of 1,000, is forgotten; it could be any name that was used then.
        engine.place(buy(1, 100).named("one", 1_000));
        assertThat(events.take()).containsExactly("rejected 1 CLIENT_ORDER_ID_TOO_OLD 1000 1001");
        engine.place(buy(1, 100).named("one", 1_001));
        assertThat(events.take()).contains("accepted 4 BUY 1@100 named one");
    }

    @Test
    void nameOfAnOpenOrderIsTakenAsLongAsItIsOpen() {
        engine.place(buy(1, 90).named("one", 0));
        engine.advanceTo(2_000);
        engine.place(buy(1, 100).named("two", 0));
        engine.place(buy(1, 100).named("three", 0));
        engine.place(buy(1, 100).named("four", 2_000));
        engine.advanceTo(3_000);
        events.take();

        engine.place(buy(1, 100).named("one", 3_000));
        assertThat(events.take()).containsExactly("rejected 1 DUPLICATE_CLIENT_ORDER_ID 1 0");
        assertThat(orderIdOf("one")).isEqualTo(1);

        engine.cancel(ALICE, MARKET, 1);
        engine.place(buy(1, 100).named("one", 3_000));
        assertThat(events.take()).contains("cancelled 1 1 REQUESTED", "accepted 5 BUY 1@100 named one");
        assertThat(orderIdOf("one")).isEqualTo(5);
    }

    @Test
    void openOrderIsFoundByItsName() {
        engine.place(buy(10, 100).named("one", 1_000));
        engine.deposit(ALICE, QUOTE, 5, new ClientId().set("two"), 1_000);
        assertThat(orderIdOf("one")).isEqualTo(1);
        assertThat(orderIdOf("two")).as("a transfer").isEqualTo(MatchingEngine.NO_ORDER);
        assertThat(orderIdOf("three")).isEqualTo(MatchingEngine.NO_ORDER);
        assertThat(engine.orderIdOf(BOB, new ClientId().set("one"))).isEqualTo(MatchingEngine.NO_ORDER);

        engine.place(sell(10, 100));

        assertThat(orderIdOf("one")).as("filled").isEqualTo(MatchingEngine.NO_ORDER);
    }

    @Test
    void invalidNamesAreRefused() {
        engine.place(buy(1, 100).named("a b", 1_000));
        engine.deposit(ALICE, QUOTE, 5, new ClientId().set("ä"), 1_000);

        assertThat(events.take())
                .containsExactly("rejected 1 INVALID_CLIENT_ORDER_ID 0 0", "rejected 1 INVALID_CLIENT_ORDER_ID 0 0");
    }

    @Test
    void orderTellsItsName() {
        ClientId name = new ClientId();
        engine.place(buy(1, 100).named("one", 1_000));
        engine.visitOrders(it -> it.copyClientId(name));
        assertThat(name).hasToString("one");

        engine.cancel(ALICE, MARKET, 1);
        engine.place(buy(1, 100));
        engine.visitOrders(it -> it.copyClientId(name));
        assertThat(name.isEmpty()).as("a new order without a name").isTrue();
    }

    @Test
    void commandsWithoutNamesAreNeverDuplicates() {
        engine.place(buy(1, 100).named("", -1));
        engine.place(buy(1, 100).named("", Long.MAX_VALUE));

        assertThat(engine.openOrders()).isEqualTo(2);
    }

    private long orderIdOf(String name) {
        return engine.orderIdOf(ALICE, new ClientId().set(name));
    }
}
