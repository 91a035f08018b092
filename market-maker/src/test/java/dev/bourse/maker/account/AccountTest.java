package dev.bourse.maker.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.maker.market.Market;
import dev.bourse.maker.strategy.OwnOrder;
import dev.bourse.maker.strategy.Side;
import dev.bourse.maker.strategy.Slot;
import dev.bourse.maker.strategy.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccountTest {

    private static final Market MARKET = new Market(
            "TATA_INR",
            "TATA",
            "INR",
            Market.Status.TRADING,
            new BigDecimal("0.01"),
            new BigDecimal("0.01"),
            new Terms(1, 1_000_000, 0, 20));
    private static final String BID = "mm-TATA_INR-b0-1";
    private static final String BALANCES = """
            [{"asset":"TATA","available":"100.00","locked":"10.00"},{"asset":"INR","available":"5000.0000","locked":"0.0000"}]""";

    private final List<Fill> fills = new ArrayList<>();
    private long nowMs = 1_000;
    private final Account account = new Account(() -> Instant.ofEpochMilli(nowMs), fills::add);
    private final TestAccounts stream = new TestAccounts(account);

    @Test
    void ordersOfAnEarlierRunAreFoundByTheirNames() {
        stream.begins("""
                [{"orderId":"7","clientOrderId":"mm-TATA_INR-a2-Z","market":"TATA_INR","price":"101.50","quantity":"10.00","remainingQty":"4.00"},
                 {"orderId":"8","clientOrderId":"by-hand","market":"TATA_INR","price":"99.00","quantity":"1.00","remainingQty":"1.00"}]""", BALANCES);

        assertThat(open()).containsExactly(new OwnOrder(7, new Slot(Side.SELL, 2), 10_150, 1_000, 400));
    }

    @Test
    void orderIsFollowedFromItsBirthToItsEnd() {
        stream.begins("[]", BALANCES);
        stream.order(9, BID, "TATA_INR", "buy", "99.90", "10.00");
        assertThat(open()).containsExactly(new OwnOrder(9, new Slot(Side.BUY, 0), 9_990, 1_000, 1_000));

        fill(9, "buy", "99.90", "4.00", "6.00");
        assertThat(open()).containsExactly(new OwnOrder(9, new Slot(Side.BUY, 0), 9_990, 1_000, 600));

        stream.tells("""
                {"e":"order","status":"amended","market":"TATA_INR","orderId":"9","price":"99.50","quantity":"14.00","remainingQty":"10.00"}""");
        assertThat(open()).containsExactly(new OwnOrder(9, new Slot(Side.BUY, 0), 9_950, 1_400, 1_000));

        stream.tells("""
                {"e":"order","status":"cancelled","market":"TATA_INR","orderId":"9","remainingQty":"0.00","reason":"DEAD_MAN_SWITCH"}""");
        assertThat(open()).isEmpty();
    }

    @Test
    void filledOrderIsGone() {
        stream.begins("[]", BALANCES);
        stream.order(9, BID, "TATA_INR", "buy", "99.90", "10.00");
        fill(9, "buy", "99.90", "10.00", "0.00");

        assertThat(open()).isEmpty();
        assertThat(fills)
                .containsExactly(new Fill(
                        "TATA_INR",
                        Side.BUY,
                        new BigDecimal("99.90"),
                        new BigDecimal("10.00"),
                        new BigDecimal("0.1998")));
    }

    @Test
    void whatTradedIsInThePositionBeforeTheBalanceTellsOfIt() {
        stream.begins("[]", BALANCES);
        stream.order(9, BID, "TATA_INR", "buy", "99.90", "10.00");
        fill(9, "buy", "99.90", "4.00", "6.00");
        assertThat(account.view(MARKET).base()).isEqualByComparingTo("114");

        stream.tells("{\"e\":\"balance\",\"asset\":\"TATA\",\"available\":\"104.00\",\"locked\":\"10.00\"}");
        assertThat(account.view(MARKET).base()).isEqualByComparingTo("114");
    }

    @Test
    void eventsThatCameBeforeTheAnswerOfRestAreAppliedToIt() {
        account.begins(50);
        account.hears(TestAccounts.json("""
                {"e":"order","sequence":51,"status":"new","market":"TATA_INR","orderId":"9","clientOrderId":"mm-TATA_INR-b0-1","side":"buy",\
                "price":"99.90","quantity":"10.00","remainingQty":"10.00"}"""));
        account.hears(TestAccounts.json("""
                {"e":"order","sequence":52,"status":"cancelled","market":"TATA_INR","orderId":"8","remainingQty":"0.00"}"""));
        account.loads(TestAccounts.json("""
                [{"orderId":"8","clientOrderId":"mm-TATA_INR-a0-1","market":"TATA_INR","price":"100.10","quantity":"1.00","remainingQty":"1.00"},
                 {"orderId":"9","clientOrderId":"mm-TATA_INR-b0-1","market":"TATA_INR","price":"99.90","quantity":"10.00","remainingQty":"3.00"}]"""), TestAccounts.json(BALANCES));

        assertThat(open()).containsExactly(new OwnOrder(9, new Slot(Side.BUY, 0), 9_990, 1_000, 300));
        assertThat(account.resumeFrom()).hasValue(52);
    }

    @Test
    void gapInTheNumbersIsNoticed() {
        stream.begins("[]", BALANCES);

        assertThat(account.hears(TestAccounts.json("{\"e\":\"balance\",\"sequence\":103}")))
                .isFalse();
    }

    @Test
    void lostConnectionGoesOnAfterTheLastEvent() {
        stream.begins("[]", BALANCES);
        stream.order(9, BID, "TATA_INR", "buy", "99.90", "10.00");
        account.isLost();
        nowMs += 700;

        assertThat(account.isLive()).isFalse();
        assertThat(account.blindMs()).isEqualTo(700);
        assertThat(account.resumeFrom()).hasValue(101);

        account.resumes();
        assertThat(account.isLive()).isTrue();
        assertThat(account.blindMs()).isZero();
        assertThat(open()).hasSize(1);
    }

    @Test
    void nothingIsDecidedBeforeTheStreamHasToldOfWhatWasDone() {
        stream.begins("[]", BALANCES);
        account.expectPlaced("TATA_INR", 9);
        assertThat(account.isCaughtUp("TATA_INR")).isFalse();
        assertThat(account.isCaughtUp("BTC_USDT")).isTrue();

        stream.order(9, BID, "TATA_INR", "buy", "99.90", "10.00");
        assertThat(account.isCaughtUp("TATA_INR")).isTrue();

        account.expectAmended("TATA_INR", 9, account.amends(9));
        account.expectNothingOpen("TATA_INR");
        assertThat(account.isCaughtUp("TATA_INR")).isFalse();

        fill(9, "buy", "99.90", "10.00", "0.00");
        assertThat(account.isCaughtUp("TATA_INR")).as("it is gone").isTrue();
    }

    @Test
    void amendmentThatTheStreamToldOfBeforeTheAnswerCounts() {
        stream.begins("[]", BALANCES);
        stream.order(9, BID, "TATA_INR", "buy", "99.90", "10.00");
        int before = account.amends(9);
        stream.tells("""
                {"e":"order","status":"amended","market":"TATA_INR","orderId":"9","price":"99.50","quantity":"10.00","remainingQty":"10.00"}""");
        account.expectAmended("TATA_INR", 9, before);

        assertThat(account.isCaughtUp("TATA_INR")).isTrue();
    }

    private List<OwnOrder> open() {
        return account.view(MARKET).open();
    }

    private void fill(long orderId, String side, String price, String quantity, String remaining) {
        stream.tells("""
                {"e":"fill","market":"TATA_INR","orderId":"%d","tradeId":"1","side":"%s","price":"%s","qty":"%s","fee":"0.1998",\
                "feeAsset":"INR","maker":true,"remainingQty":"%s"}""".formatted(orderId, side, price, quantity, remaining));
    }
}
