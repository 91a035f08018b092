package dev.bourse.engine.journal;

import static dev.bourse.engine.journal.FedReplica.ALICE;
import static dev.bourse.engine.journal.FedReplica.BASE;
import static dev.bourse.engine.journal.FedReplica.BOB;
import static dev.bourse.engine.journal.FedReplica.MARKET;
import static dev.bourse.engine.journal.FedReplica.QUOTE;
import static dev.bourse.engine.journal.FedReplica.buy;
import static dev.bourse.engine.journal.FedReplica.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.engine.book.OrderBook;
import org.junit.jupiter.api.Test;

/** Each command does what it says. */
final class CommandDispatcherTest {

    private final FedReplica engine = new FedReplica().openMarket();

    @Test
    void createMarketCreatesAMarketAndItsNewAssets() {
        byte[] command = CommandBytes.createMarket(it -> it.symbol("C_B")
                .baseName("C")
                .quoteName("B")
                .baseScale(2)
                .quoteScale(0)
                .tick(10)
                .lot(50)
                .minLots(2)
                .maxLots(300)
                .minNotional(7)
                .band(1_000)
                .makerFee(3)
                .takerFee(4)
                .breaker(500)
                .breakerWindow(640)
                .defaultPrevention(Prevention.EXPIRE_BOTH));
        assertThat(engine.feed(command))
                .containsExactly(
                        "AssetAdded asset=2|scale=2|name=C",
                        "MarketChanged tick=10|lot=50|unitsPerTickLot=5|minLots=2|maxLots=300|minNotional=7"
                                + "|breakerWindow=640|band=1000|makerFee=3|takerFee=4|breaker=500|marketId=1|baseAsset=2"
                                + "|quoteAsset=1|defaultPrevention=EXPIRE_BOTH|status=TRADING|symbol=C_B");
    }

    @Test
    void placeOrderPlacesAnOrderWithAllThatItSays() {
        byte[] command = CommandBytes.place(it -> it.accountId(ALICE)
                .marketId(MARKET)
                .side(Side.BUY)
                .orderType(OrderType.LIMIT)
                .price(90)
                .quantity(20)
                .displayQuantity(5)
                .timeInForce(TimeInForce.GOOD_TILL_DATE)
                .expiresAt(9_000)
                .prevention(Prevention.DECREMENT)
                .postOnly(Flag.YES)
                .clientOrderId("mine")
                .clientOrderIdUnusedBefore(1));
        assertThat(engine.feed(command))
                .containsExactly(
                        accepted(
                                "orderId=1|accountId=1|price=90|lots=20|displayLots=5|triggerPrice=0|spend=0|expiresAt=9000",
                                "side=BUY|orderType=LIMIT|timeInForce=GOOD_TILL_DATE|prevention=DECREMENT|trigger=NONE"
                                        + "|postOnly=YES|clientOrderId=mine"),
                        "LevelChanged price=90|lots=5|marketId=0|side=BUY",
                        "BalanceChanged accountId=1|available=8164|locked=1836|asset=1");
    }

    @Test
    void placeOrderWaitsForItsTrigger() {
        byte[] command = CommandBytes.place(it -> it.accountId(BOB)
                .side(Side.SELL)
                .orderType(OrderType.MARKET)
                .timeInForce(TimeInForce.FILL_OR_KILL)
                .quantity(3)
                .trigger(Trigger.TAKE_PROFIT)
                .triggerPrice(120));
        assertThat(engine.feed(command))
                .containsExactly(
                        accepted(
                                "orderId=1|accountId=2|price=1|lots=3|displayLots=0|triggerPrice=120|spend=0|expiresAt=0",
                                "side=SELL|orderType=MARKET|timeInForce=FILL_OR_KILL|prevention=EXPIRE_TAKER"
                                        + "|trigger=TAKE_PROFIT|postOnly=NO|clientOrderId="),
                        "BalanceChanged accountId=2|available=97|locked=3|asset=0");
    }

    @Test
    void placeOrderSpendsAnAmount() {
        engine.feed(sell(10, 100));
        byte[] command = CommandBytes.place(it -> it.accountId(ALICE)
                .orderType(OrderType.MARKET)
                .timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL)
                .spend(210));
        assertThat(engine.feed(command))
                .containsExactly(
                        accepted(
                                "orderId=2|accountId=1|price=" + OrderBook.MAX_PRICE_TICKS
                                        + "|lots=1000|displayLots=0|triggerPrice=0|spend=210" + "|expiresAt=0",
                                "side=BUY|orderType=MARKET|timeInForce=IMMEDIATE_OR_CANCEL|prevention=EXPIRE_TAKER"
                                        + "|trigger=NONE|postOnly=NO|clientOrderId="),
                        traded("tradeId=1|makerOrderId=1|makerAccountId=2|makerOpenLots=8|makerFee=2"
                                + "|takerOrderId=2|takerAccountId=1|takerOpenLots=998|takerFee=4|price=100|lots=2"),
                        "LevelChanged price=100|lots=8|marketId=0|side=SELL",
                        "Cancelled orderId=2|accountId=1|lots=998|openLots=0|marketId=0|reason=SPENT|tradedLots=2",
                        "BalanceChanged accountId=1|available=9796|locked=0|asset=1",
                        "BalanceChanged accountId=2|available=198|locked=0|asset=1",
                        "BalanceChanged accountId=0|available=6|locked=0|asset=1",
                        "BalanceChanged accountId=2|available=90|locked=8|asset=0",
                        "BalanceChanged accountId=1|available=2|locked=0|asset=0");
    }

    /** Who wants no limit for quantities says the greatest number that there is. */
    @Test
    void placeOrderSpendsAnAmountInAMarketWithoutAGreatestQuantity() {
        engine.feed(
                CommandBytes.changeRules(it -> it.marketId(MARKET).minLots(1).maxLots(Long.MAX_VALUE)));
        engine.feed(sell(10, 100));
        byte[] command = CommandBytes.place(it -> it.accountId(ALICE)
                .orderType(OrderType.MARKET)
                .timeInForce(TimeInForce.IMMEDIATE_OR_CANCEL)
                .spend(210));
        assertThat(engine.feed(command)).contains("BalanceChanged accountId=1|available=2|locked=0|asset=0");
    }

    @Test
    void placeOrderReplacesAnotherByItsId() {
        engine.feed(buy(10, 90));
        byte[] command = CommandBytes.place(
                it -> it.accountId(ALICE).price(91).quantity(10).replacesOrderId(1));
        assertThat(engine.feed(command)).containsExactly(replacement());
    }

    @Test
    void placeOrderReplacesAnotherByItsName() {
        engine.feed(buy(10, 90, "old"));
        byte[] command = CommandBytes.place(
                it -> it.accountId(ALICE).price(91).quantity(10).replacesClientOrderId("old"));
        assertThat(engine.feed(command)).containsExactly(replacement());
    }

    @Test
    void placeOrderDoesNotReplaceWhatIsNotThere() {
        byte[] command = CommandBytes.place(
                it -> it.accountId(ALICE).price(91).quantity(10).replacesClientOrderId("old"));
        assertThat(engine.feed(command)).containsExactly("Rejected accountId=1|given=-1|bound=0|reason=UNKNOWN_ORDER");
    }

    @Test
    void cancelOrderCancelsByIdAndByName() {
        engine.feed(buy(10, 90));
        engine.feed(buy(10, 80, "second"));
        byte[] byId = CommandBytes.cancel(it -> it.accountId(ALICE).orderId(1));
        byte[] byName = CommandBytes.cancel(it -> it.accountId(ALICE).clientOrderId("second"));
        assertThat(engine.feed(byId))
                .containsExactly(
                        "LevelChanged price=90|lots=0|marketId=0|side=BUY",
                        "Cancelled orderId=1|accountId=1|lots=10|openLots=0|marketId=0|reason=REQUESTED|tradedLots=0",
                        "BalanceChanged accountId=1|available=9184|locked=816|asset=1");
        assertThat(engine.feed(byName))
                .contains(
                        "Cancelled orderId=2|accountId=1|lots=10|openLots=0|marketId=0|reason=REQUESTED|tradedLots=0");
    }

    @Test
    void amendOrderAmendsByIdAndByName() {
        engine.feed(buy(10, 90, "mine"));
        byte[] byId = CommandBytes.amend(
                it -> it.accountId(ALICE).orderId(1).price(90).quantity(8));
        byte[] byName = CommandBytes.amend(
                it -> it.accountId(ALICE).clientOrderId("mine").price(91).quantity(8));
        assertThat(engine.feed(byId))
                .containsExactly(
                        "Amended orderId=1|accountId=1|price=90|lots=8|openLots=8|marketId=0",
                        "LevelChanged price=90|lots=8|marketId=0|side=BUY",
                        "BalanceChanged accountId=1|available=9265|locked=735|asset=1");
        assertThat(engine.feed(byName)).contains("Amended orderId=1|accountId=1|price=91|lots=8|openLots=8|marketId=0");
    }

    @Test
    void cancelAllCancelsInOneMarketOrInAll() {
        engine.feed(FedReplica.createMarket("C_B"));
        engine.feed(buy(10, 90));
        engine.feed(CommandBytes.place(
                it -> it.accountId(ALICE).marketId(1).price(50).quantity(10)));
        byte[] inOne = CommandBytes.cancelAll(it -> it.accountId(ALICE).marketId(1));
        byte[] inAll = CommandBytes.cancelAll(it -> it.accountId(ALICE).marketId(-1));
        assertThat(engine.feed(inOne))
                .containsExactly(
                        "LevelChanged price=50|lots=0|marketId=1|side=BUY",
                        "Cancelled orderId=2|accountId=1|lots=10|openLots=0|marketId=1|reason=REQUESTED|tradedLots=0",
                        "BalanceChanged accountId=1|available=9082|locked=918|asset=1");
        assertThat(engine.feed(inAll))
                .containsExactly(
                        "LevelChanged price=90|lots=0|marketId=0|side=BUY",
                        "Cancelled orderId=1|accountId=1|lots=10|openLots=0|marketId=0|reason=REQUESTED|tradedLots=0",
                        "BalanceChanged accountId=1|available=10000|locked=0|asset=1");
    }

    @Test
    void depositCreditsAndWithdrawDebits() {
        byte[] deposit = CommandBytes.deposit(
                it -> it.accountId(BOB).asset(QUOTE).units(70).transferId("in").transferIdUnusedBefore(1));
        byte[] withdrawal = CommandBytes.withdraw(
                it -> it.accountId(BOB).asset(BASE).units(30).transferId("out").transferIdUnusedBefore(1));
        assertThat(engine.feed(deposit))
                .containsExactly(
                        "Transferred accountId=2|units=70|asset=1|transferId=in",
                        "BalanceChanged accountId=2|available=70|locked=0|asset=1");
        assertThat(engine.feed(withdrawal))
                .containsExactly(
                        "Transferred accountId=2|units=-30|asset=0|transferId=out",
                        "BalanceChanged accountId=2|available=70|locked=0|asset=0");
        assertThat(engine.feed(deposit))
                .containsExactly("Rejected accountId=2|given=0|bound=0|reason=DUPLICATE_CLIENT_ORDER_ID");
        assertThat(engine.feed(withdrawal))
                .containsExactly("Rejected accountId=2|given=0|bound=0|reason=DUPLICATE_CLIENT_ORDER_ID");
    }

    @Test
    void changeMarketStatusAndRulesChangeThem() {
        byte[] status = CommandBytes.changeStatus(it -> it.marketId(MARKET).status(MarketStatus.CANCEL_ONLY));
        byte[] rules = CommandBytes.changeRules(it -> it.marketId(MARKET)
                .minLots(2)
                .maxLots(9)
                .minNotional(11)
                .band(12)
                .makerFee(13)
                .takerFee(14)
                .breaker(15)
                .breakerWindow(640)
                .defaultPrevention(Prevention.NONE));
        String market =
                "MarketChanged tick=1|lot=1|unitsPerTickLot=1|%s|marketId=0|baseAsset=0|quoteAsset=1|%s|symbol=A_B";
        assertThat(engine.feed(status))
                .containsExactly(market.formatted(
                        "minLots=1|maxLots=1000|minNotional=10|breakerWindow=0|band=0|makerFee=100|takerFee=200|breaker=0",
                        "defaultPrevention=EXPIRE_TAKER|status=CANCEL_ONLY"));
        assertThat(engine.feed(rules))
                .containsExactly(market.formatted(
                        "minLots=2|maxLots=9|minNotional=11|breakerWindow=640|band=12|makerFee=13|takerFee=14|breaker=15",
                        "defaultPrevention=NONE|status=CANCEL_ONLY"));
    }

    @Test
    void clearMarketCancelsEverybodysOrders() {
        engine.feed(buy(10, 90));
        engine.feed(sell(5, 110));
        assertThat(engine.feed(CommandBytes.clear(it -> it.marketId(MARKET))))
                .contains(
                        "Cancelled orderId=1|accountId=1|lots=10|openLots=0|marketId=0|reason=CLEARED|tradedLots=0",
                        "Cancelled orderId=2|accountId=2|lots=5|openLots=0|marketId=0|reason=CLEARED|tradedLots=0");
    }

    @Test
    void heartbeatArmsTheDeadManSwitchAndATickLetsItFire() {
        engine.feed(buy(10, 90));
        byte[] heartbeat = CommandBytes.heartbeat(it -> it.accountId(ALICE).timeout(500));
        assertThat(engine.feed(heartbeat))
                .containsExactly("DeadManSwitchSet accountId=1|deadline=" + (engine.timeMs() + 500));
        assertThat(engine.feed(CommandBytes.tick(it -> {}))).isEmpty();
        engine.pass(500);
        assertThat(engine.feed(CommandBytes.tick(it -> {})))
                .containsExactly(
                        "DeadManSwitchFired accountId=1",
                        "LevelChanged price=90|lots=0|marketId=0|side=BUY",
                        "Cancelled orderId=1|accountId=1|lots=10|openLots=0|marketId=0|reason=DEAD_MAN_SWITCH|tradedLots=0",
                        "BalanceChanged accountId=1|available=10000|locked=0|asset=1");
    }

    @Test
    void whatIsDueIsDoneBeforeTheCommand() {
        engine.feed(CommandBytes.place(it -> it.accountId(ALICE)
                .price(90)
                .quantity(10)
                .timeInForce(TimeInForce.GOOD_TILL_DATE)
                .expiresAt(engine.timeMs() + 50)));
        engine.pass(100);
        assertThat(engine.feed(sell(10, 90)))
                .startsWith(
                        "LevelChanged price=90|lots=0|marketId=0|side=BUY",
                        "Cancelled orderId=1|accountId=1|lots=10|openLots=0|marketId=0|reason=EXPIRED|tradedLots=0")
                .doesNotContain("Traded");
    }

    private static String accepted(String first, String last) {
        return "Accepted " + first + "|marketId=0|makerFee=100|takerFee=200|" + last;
    }

    private static String traded(String trade) {
        return "Traded " + trade + "|marketId=0|takerSide=BUY";
    }

    private static String[] replacement() {
        return new String[] {
            "LevelChanged price=90|lots=0|marketId=0|side=BUY",
            "Cancelled orderId=1|accountId=1|lots=10|openLots=0|marketId=0|reason=REPLACED|tradedLots=0",
            accepted(
                    "orderId=2|accountId=1|price=91|lots=10|displayLots=0|triggerPrice=0|spend=0|expiresAt=0",
                    "side=BUY|orderType=LIMIT|timeInForce=GOOD_TILL_CANCEL|prevention=EXPIRE_TAKER|trigger=NONE|postOnly=NO"
                            + "|clientOrderId="),
            "LevelChanged price=91|lots=10|marketId=0|side=BUY",
            "BalanceChanged accountId=1|available=9071|locked=929|asset=1"
        };
    }
}
