package dev.bourse.maker.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.maker.quoting.Pause.Reason;
import dev.bourse.maker.reference.Reference;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** When nothing is quoted, and what becomes of the orders that are open then. */
final class MarketQuoterPausesTest extends QuoterFixture {

    @Test
    void deadEngineIsAskedAgainAfterAMoment() throws Exception {
        exchange.refuses("POST order", 503, "EXCHANGE_UNAVAILABLE");
        quoter.step();
        assertThat(reason()).isEqualTo(Reason.EXCHANGE_UNAVAILABLE);
        assertThat(exchange.requests("DELETE openOrders")).isEmpty();

        later(1_001);
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSizeGreaterThan(1);
    }

    @Test
    void stalePriceTakesAllOrdersAwayOnceAndAFreshOneBringsThemBack() throws Exception {
        quotes();
        reference.set(new Reference(new BigDecimal("100.00"), 10_001, null));
        exchange.answers("DELETE openOrders", 200, "{\"cancelled\":[\"1\",\"2\"]}");
        quoter.step();
        quoter.step();
        gone(1);
        gone(2);
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.FEED_STALE);
        assertThat(exchange.requests("DELETE openOrders")).hasSize(1);

        reference.set(price("100.00"));
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSize(4);
    }

    @Test
    void ordersOfBeforeARestartStayWhileThePriceHasNotBeenLookedAtYet() throws Exception {
        told(1, "buy", "b0", "99.90");
        told(2, "sell", "a0", "100.10");
        reference.set(Reference.UNKNOWN);
        quoter.step();
        assertThat(reason()).isEqualTo(Reason.STARTING);

        reference.set(price("100.00"));
        quoter.step();
        assertThat(quoter.pause()).isNull();
        assertThat(exchange.requests("DELETE openOrders")).isEmpty();
        assertThat(exchange.requests("POST order")).isEmpty();
    }

    @Test
    void ordersThatCantBeTakenAwayAreTriedAgainAfterAMoment() throws Exception {
        quotes();
        reference.set(new Reference(new BigDecimal("100.00"), 10_001, null));
        exchange.refuses("DELETE openOrders", 503, "EXCHANGE_UNAVAILABLE");
        quoter.step();
        quoter.step();
        assertThat(exchange.requests("DELETE openOrders")).hasSize(1);

        later(500);
        exchange.answers("DELETE openOrders", 200, "{\"cancelled\":[\"1\",\"2\"]}");
        quoter.step();
        assertThat(exchange.requests("DELETE openOrders")).hasSize(2);
    }

    @Test
    void jumpTakesAllOrdersAway() throws Exception {
        quotes();
        reference.set(price("103.00"));
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.PRICE_JUMPED);
        assertThat(exchange.requests("DELETE openOrders")).hasSize(1);
        assertThat(exchange.requests("PUT order")).isEmpty();
    }

    @Test
    void inAHaltedMarketTheDeadManSwitchTakesThemAway() throws Exception {
        quotes();
        market("halted");
        exchange.refuses("DELETE openOrders", 409, "MARKET_HALTED");
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.MARKET_HALTED);
        assertThat(exchange.requests("POST countdownCancelAll").getLast().body())
                .isEqualTo("{\"countdownTime\":1}");
    }

    @Test
    void marketThatCanOnlyBeCancelledInIsLeft() throws Exception {
        quotes();
        market("cancel_only");
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.MARKET_CANCEL_ONLY);
        assertThat(exchange.requests("DELETE openOrders")).hasSize(1);
    }

    @Test
    void shortSilenceOfTheStreamChangesNothingAndALongOneTakesAllOrdersAway() throws Exception {
        quotes();
        stream.breaks();
        later(9_000);
        deadMan.beat();
        quoter.step();
        assertThat(reason()).isEqualTo(Reason.CONNECTING);
        assertThat(exchange.requests("DELETE openOrders")).isEmpty();

        later(1_001);
        quoter.step();
        quoter.step();
        assertThat(reason()).isEqualTo(Reason.BLIND);
        assertThat(exchange.requests("DELETE openOrders")).hasSize(1);
    }

    @Test
    void nothingIsPlacedWithoutTheDeadManSwitch() throws Exception {
        later(10_001);
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.NO_DEAD_MAN_SWITCH);
        assertThat(exchange.requests("POST order")).isEmpty();
    }

    @Test
    void refusedKeyIsAFault() throws Exception {
        exchange.refuses("POST order", 401, "INVALID_API_KEY");
        quoter.step();

        assertThat(reason()).isEqualTo(Reason.ACCESS_REFUSED);
        assertThat(Reason.ACCESS_REFUSED.isFault()).isTrue();
        assertThat(Reason.FEED_STALE.isFault()).isFalse();
    }
}
