package dev.bourse.acceptance.trading;

import static dev.bourse.acceptance.trading.Change.to;
import static dev.bourse.acceptance.trading.Change.toPrice;
import static dev.bourse.acceptance.trading.ExpectedBook.book;
import static dev.bourse.acceptance.trading.Ticket.limit;
import static dev.bourse.acceptance.trading.Ticket.market;
import static dev.bourse.acceptance.trading.Ticket.stopLoss;
import static dev.bourse.acceptance.trading.Ticket.stopLossLimit;
import static dev.bourse.acceptance.trading.Ticket.takeProfit;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What traders can do, and what comes of it. Fees are 0.1 % for makers and 0.2 % for takers, paid in the quote asset. */
final class TradingIT extends OpenFloor {

    @Test
    void orderRestsWithItsMoneySetAside() {
        Order order = buyer.places(limit().buy("10").of(TATA).at("100.50"));

        order.isOpen();
        buyer.has("8992.99 INR available").and("1007.01 INR locked"); // 1005 and the greater fee, 2.01
        buyer.hasOpen(TATA, order);
        buyer.sees(book(TATA).bid("100.50", "10"));
        seller.sees(book(TATA).bid("100.50", "10"));
    }

    @Test
    void matchFillsBothAndEachPaysItsFee() {
        Order bid = buyer.places(limit().buy("10").of(TATA).at("100.50"));
        Order offer = seller.places(limit().sell("10").of(TATA).at("100.50")).took("10 at 100.5");

        bid.isFilled();
        offer.isFilled();
        buyer.has("10 TATA available").and("8993.995 INR available").and("0 INR locked"); // 1005 and 1.005
        seller.has("90 TATA available").and("1002.99 INR available").and("0 TATA locked"); // 1005 without 2.01
        buyer.sees(book(TATA));
    }

    @Test
    void whatIsLeftOfAPartlyFilledOrderRests() {
        Order bid = buyer.places(limit().buy("10").of(TATA).at("100"));
        Order offer = seller.places(limit().sell("4").of(TATA).at("100"));

        bid.isPartlyFilled("4");
        offer.isFilled();
        buyer.has("4 TATA available").and("601.2 INR locked");
        buyer.sees(book(TATA).bid("100", "6"));

        seller.places(limit().sell("6").of(TATA).at("100"));
        bid.isFilled();
    }

    @Test
    void betterPriceIsForTheTaker() {
        seller.places(limit().sell("4").of(TATA).at("99"));
        seller.places(limit().sell("10").of(TATA).at("100"));

        Order bid = buyer.places(limit().buy("10").of(TATA).at("105")).took("4 at 99", "6 at 100");

        bid.isFilled();
        buyer.has("9002.008 INR available").and("0 INR locked"); // 996 and 1.992
        buyer.sees(book(TATA).ask("100", "4"));
    }

    @Test
    void olderOrderAtAPriceIsFilledFirst() {
        Order first = seller.places(limit().sell("5").of(TATA).at("100"));
        Order second = seller.places(limit().sell("5").of(TATA).at("100"));

        buyer.places(limit().buy("6").of(TATA).at("100"));

        first.isFilled();
        second.isPartlyFilled("1");
    }

    @Test
    void cancelGivesTheMoneyBackOnce() {
        Order order = buyer.places(limit().buy("10").of(TATA).at("100"));
        seller.places(limit().sell("4").of(TATA).at("100"));

        assertThat(buyer.cancels(order).path("remainingQty").asString()).isEqualTo("6.00");

        order.isCancelledAfter("4");
        buyer.has("9599.6 INR available").and("0 INR locked");
        buyer.sees(book(TATA));
        buyer.isRefused("ORDER_NOT_OPEN")
                .when(it -> it.cancels(order))
                .withStatus(409)
                .saying("status", "cancelled");
        buyer.has("9599.6 INR available");
    }

    @Test
    void filledOrderCantBeCancelledOrChanged() {
        Order order = buyer.places(limit().buy("1").of(TATA).at("100"));
        seller.places(limit().sell("1").of(TATA).at("100"));

        buyer.isRefused("ORDER_NOT_OPEN").when(it -> it.cancels(order)).saying("status", "filled");
        buyer.isRefused("ORDER_NOT_OPEN").when(it -> it.amends(order, to("5"))).saying("status", "filled");
    }

    @Test
    void orderOfAnotherIsUnknown() {
        Order order = buyer.places(limit().buy("10").of(TATA).at("100"));

        seller.isRefused("UNKNOWN_ORDER").when(it -> it.looksUp(order.id())).withStatus(404);
        seller.isRefused("UNKNOWN_ORDER").when(it -> it.cancels(order)).withStatus(404);
        seller.isRefused("UNKNOWN_ORDER").when(it -> it.amends(order, to("5"))).withStatus(404);
        seller.isRefused("UNKNOWN_ORDER")
                .when(it -> it.replaces(order, limit().sell("1").of(TATA).at("200")))
                .withStatus(404);
        order.isOpen();
        seller.has("100 TATA available");
    }

    @Test
    void lessQuantityKeepsThePlaceInTheQueue() {
        Order first = seller.places(limit().sell("5").of(TATA).at("100"));
        Order second = seller.places(limit().sell("5").of(TATA).at("100"));

        seller.amends(first, to("3"));
        seller.has("92 TATA available").and("8 TATA locked");
        buyer.places(limit().buy("4").of(TATA).at("100"));

        first.isFilled();
        second.isPartlyFilled("1");
    }

    @Test
    void moreQuantityLosesThePlaceInTheQueue() {
        Order first = seller.places(limit().sell("5").of(TATA).at("100"));
        Order second = seller.places(limit().sell("5").of(TATA).at("100"));

        seller.amends(first, to("7"));
        seller.has("88 TATA available").and("12 TATA locked");
        buyer.places(limit().buy("6").of(TATA).at("100"));

        second.isFilled();
        first.isPartlyFilled("1");
    }

    @Test
    void orderIsChangedToAnotherPriceAndTradesThere() {
        seller.places(limit().sell("4").of(TATA).at("101"));
        Order order = buyer.places(limit().buy("10").of(TATA).at("100"));

        buyer.amends(order, to("5").at("101"));

        order.isPartlyFilled("4");
        buyer.sees(book(TATA).bid("101", "1"));
        buyer.amends(order, toPrice("99"));
        buyer.sees(book(TATA).bid("99", "1"));
        buyer.has("99.198 INR locked"); // 99 and what is more than 0.808 of the fee so far
    }

    @Test
    void orderTakesThePlaceOfAnother() {
        Order old = buyer.places(limit().buy("90").of(TATA).at("100"));

        Order young = buyer.replaces(old, limit().buy("95").of(TATA).at("101"));

        old.isCancelled();
        young.isOpen();
        buyer.sees(book(TATA).bid("101", "95"));
    }

    @Test
    void replacementThatIsRefusedLeavesTheOldOrder() {
        Order old = buyer.places(limit().buy("10").of(TATA).at("100"));

        buyer.isRefused("INSUFFICIENT_BALANCE")
                .when(it -> it.replaces(old, limit().buy("1000").of(TATA).at("100")));

        old.isOpen();
        buyer.sees(book(TATA).bid("100", "10"));
        buyer.has("1002 INR locked");
    }

    @Test
    void marketOrderTakesWhatThereIsAndTheRestIsCancelled() {
        seller.places(limit().sell("3").of(TATA).at("100"));
        seller.places(limit().sell("2").of(TATA).at("110"));

        Order order = buyer.places(market().buy("10").of(TATA)).took("3 at 100", "2 at 110");

        order.isCancelledAfter("5");
        buyer.has("5 TATA available").and("0 INR locked");
        buyer.isRefused("NO_LIQUIDITY").when(it -> it.places(market().buy("1").of(TATA)));
    }

    @Test
    void marketOrderByAmountSpendsNoMoreThanThat() {
        seller.places(limit().sell("50").of(TATA).at("100"));

        Order order = buyer.places(market().buyFor("1000").of(TATA)).took("9.98 at 100"); // 998 and 1.996

        order.isFilled();
        buyer.has("9000.004 INR available").and("9.98 TATA available").and("0 INR locked");
    }

    @Test
    void stopLossSellsWhenAnothersTradeReachesItsPrice() {
        Trader other = floor.trader("other").with("1000 INR", "10 TATA");
        buyer.places(limit().buy("5").of(TATA).at("98"));
        Order stop = seller.places(stopLoss().sell("5").of(TATA).triggeredAt("99"));
        stop.isOpen();
        buyer.sees(book(TATA).bid("98", "5"));

        Trader hasty = floor.trader("hasty").with("10 TATA");
        other.places(limit().buy("1").of(TATA).at("99"));
        hasty.places(limit().sell("1").of(TATA).at("99"));

        stop.isFilled();
        seller.hasTraded("sells 5 TATA_INR at 98");
        buyer.hasTraded("buys 5 TATA_INR at 98");
    }

    @Test
    void takeProfitSellsWhenAnothersTradeReachesItsPrice() {
        Trader other = floor.trader("other").with("1000 INR", "10 TATA");
        buyer.places(limit().buy("5").of(TATA).at("98"));
        Order profit = seller.places(takeProfit().sell("5").of(TATA).triggeredAt("103"));

        other.places(limit().sell("1").of(TATA).at("103"));
        profit.isOpen();
        buyer.places(limit().buy("1").of(TATA).at("103"));

        profit.isFilled();
        seller.hasTraded("sells 5 TATA_INR at 98");
    }

    @Test
    void triggeredStopLimitRestsAtItsPrice() {
        Order stop = seller.places(
                stopLossLimit().sell("5").of(TATA).triggeredAt("99").at("98.50"));
        Trader other = floor.trader("other").with("10 TATA");
        buyer.places(limit().buy("1").of(TATA).at("98"));
        other.places(limit().sell("1").of(TATA).at("98"));

        stop.isOpen();
        buyer.sees(book(TATA).ask("98.50", "5"));
        buyer.places(limit().buy("5").of(TATA).at("98.50"));
        stop.isFilled();
    }

    @Test
    void postOnlyOrderNeverTakes() {
        seller.places(limit().sell("5").of(TATA).at("100"));

        buyer.isRefused("POST_ONLY_WOULD_TAKE")
                .when(it -> it.places(limit().buy("5").of(TATA).at("100").postOnly()))
                .withStatus(422)
                .saying("bestPrice", "100.00");
        Order order = buyer.places(limit().buy("5").of(TATA).at("99.99").postOnly());

        order.isOpen();
        buyer.sees(book(TATA).bid("99.99", "5").ask("100", "5"));
    }

    @Test
    void immediateOrderNeverRests() {
        seller.places(limit().sell("4").of(TATA).at("100"));

        Order order = buyer.places(limit().buy("10").of(TATA).at("100").ioc()).took("4 at 100");

        order.isCancelledAfter("4");
        buyer.sees(book(TATA));
        buyer.has("0 INR locked");
    }

    @Test
    void fillOrKillIsAllOrNothing() {
        seller.places(limit().sell("4").of(TATA).at("100"));

        buyer.isRefused("FILL_OR_KILL_NOT_FILLED")
                .when(it -> it.places(limit().buy("5").of(TATA).at("100").fok()));
        buyer.sees(book(TATA).ask("100", "4"));
        buyer.has("10000 INR available");
        buyer.places(limit().buy("4").of(TATA).at("100").fok()).isFilled();
    }

    @Test
    void icebergShowsAPartOfItselfAtATime() {
        Order iceberg = seller.places(limit().sell("20").of(TATA).at("100").showing("5"));
        buyer.sees(book(TATA).ask("100", "5"));

        buyer.places(limit().buy("7").of(TATA).at("100")).took("5 at 100", "2 at 100");

        iceberg.isPartlyFilled("7");
        buyer.sees(book(TATA).ask("100", "3"));
        seller.has("13 TATA locked");
    }

    @Test
    void nobodyTradesWithThemselvesUnlessTheyWantTo() {
        seller.with("1000 INR");
        Order offer = seller.places(limit().sell("5").of(TATA).at("100"));

        Order taker = seller.places(limit().buy("5").of(TATA).at("100"));
        taker.isCancelled();
        offer.isOpen();

        seller.places(limit().buy("5").of(TATA).at("100").onSelfTrade("expire_maker"))
                .isOpen();
        offer.isCancelled();
        seller.sees(book(TATA).bid("100", "5"));
        seller.has("100 TATA available");
    }

    @Test
    void whatSelfTradePreventionTakesAwayIsNotExecuted() {
        buyer.with("10 TATA");
        Order bid = buyer.places(limit().buy("10").of(TATA).at("100"));
        seller.places(limit().sell("2").of(TATA).at("100"));

        buyer.places(limit().sell("3").of(TATA).at("100").onSelfTrade("decrement"))
                .isCancelled();

        bid.isPartlyFilled("2");
        buyer.sees(book(TATA).bid("100", "5"));
        JsonNode cancelled = buyer.cancels(bid);
        assertThat(cancelled.path("executedQty").asString()).isEqualTo("2.00");
        assertThat(cancelled.path("remainingQty").asString()).isEqualTo("5.00");
        bid.isCancelledAfter("2");
    }

    @Test
    void nothingHappensInAHaltedMarket() {
        Order order = buyer.places(limit().buy("10").of(TATA).at("100"));
        floor.makes(TATA, "halted");

        seller.isRefused("MARKET_HALTED")
                .when(it -> it.places(limit().sell("10").of(TATA).at("100")))
                .withStatus(409);
        buyer.isRefused("MARKET_HALTED").when(it -> it.cancels(order));
        order.isOpen();

        floor.makes(TATA, "cancel_only");
        seller.isRefused("MARKET_CANCEL_ONLY")
                .when(it -> it.places(limit().sell("10").of(TATA).at("100")));
        buyer.cancels(order);
        order.isCancelled();

        floor.makes(TATA, "trading");
        seller.places(limit().sell("10").of(TATA).at("100")).isOpen();
    }

    @Test
    void whatIsNotThereCantBeSpent() {
        buyer.isRefused("INSUFFICIENT_BALANCE")
                .when(it -> it.places(limit().buy("100").of(TATA).at("100")))
                .withStatus(422)
                .saying("required", "10020.0000")
                .saying("available", "10000.0000");
        seller.isRefused("INSUFFICIENT_BALANCE")
                .when(it -> it.places(limit().sell("100.01").of(TATA).at("100")))
                .saying("asset", floor.name("TATA"))
                .saying("required", "100.01")
                .saying("available", "100.00");
        floor.trader("pauper")
                .isRefused("INSUFFICIENT_BALANCE")
                .when(it -> it.places(limit().buy("1").of(TATA).at("1")));
        buyer.sees(book(TATA));
    }

    @Test
    void sameNameAgainGivesTheFirstOrderOnly() {
        Ticket ticket = limit().buy("10").of(TATA).at("100").named("mine");
        Order first = buyer.places(ticket);

        Order again = buyer.places(ticket);
        assertThat(again.id()).isEqualTo(first.id());
        buyer.hasOpen(TATA, first);
        buyer.has("1002 INR locked");
        buyer.isRefused("DUPLICATE_CLIENT_ORDER_ID")
                .when(it -> it.places(limit().buy("10").of(TATA).at("99").named("mine")))
                .withStatus(409)
                .saying("orderId", first.id());

        seller.places(limit().sell("10").of(TATA).at("100").named("mine")); // each has names of their own
        first.isFilled();
        assertThat(buyer.places(ticket).id()).isEqualTo(first.id());
        buyer.hasOpen(TATA);
        buyer.hasTraded("buys 10 TATA_INR at 100");
    }

    @Test
    void operatorSeesAnyAccountAndOthersDoNot() {
        Order order = buyer.places(limit().buy("10").of(TATA).at("100"));

        Session operator = exchange.operator();
        String path = "accounts/" + buyer.accountId() + "/";
        assertThat(operator.get(path + "balances").taken().toString()).contains("\"1002.0000\"");
        assertThat(operator.get(path + "openOrders")
                        .taken()
                        .path(0)
                        .path("orderId")
                        .asString())
                .isEqualTo(order.id());
        for (String it : new String[] {"balances", "openOrders"}) {
            assertThat(seller.session().get(path + it).code()).isEqualTo("PERMISSION_DENIED");
        }
    }

    @Test
    void whoIsNewCreditsThemselvesWithPlayMoneyALittleAtATimeAndNotTooOften() {
        Session newcomer = floor.trader("newcomer").session();

        assertThat(refusal(newcomer, "USDT", "10000.000001")).isEqualTo("INVALID_PARAMETER");
        assertThat(refusal(newcomer, floor.name("INR"), "1")).isEqualTo("INVALID_PARAMETER");
        JsonNode balance = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < 10; i++) {
            balance = credit(newcomer, "USDT", "10000").taken();
        }
        HttpAnswer tooOften = credit(newcomer, "INR", "500000");

        assertThat(new BigDecimal(balance.path("available").asString())).isEqualByComparingTo("100000");
        assertThat(tooOften.status()).isEqualTo(429);
        assertThat(tooOften.json().path("error").path("message").asString())
                .matches("You may credit yourself 10 times an hour; wait [0-9]+ s\\.");
    }

    private static String refusal(Session session, String asset, String amount) {
        return credit(session, asset, amount).code();
    }

    private static HttpAnswer credit(Session session, String asset, String amount) {
        return session.send("POST", "balances/deposit", Map.of("asset", asset, "amount", amount));
    }
}
