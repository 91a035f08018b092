package dev.bourse.maker.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.maker.quoting.Pause.Reason;
import org.junit.jupiter.api.Test;

/** What is quoted, and what comes of it. */
final class MarketQuoterTest extends QuoterFixture {

    @Test
    void bothSidesArePlacedPostOnlyUnderNamesOfTheirPlaces() throws Exception {
        quotes();

        assertThat(exchange.requests("POST order")).hasSize(2).allSatisfy(it -> {
            assertThat(it.json().path("postOnly").asBoolean()).isTrue();
            assertThat(it.json().path("market").asString()).isEqualTo("TATA_INR");
        });
        assertThat(order(0, "price")).isEqualTo("99.90");
        assertThat(order(0, "clientOrderId")).startsWith("mm-TATA_INR-b0-");
        assertThat(order(1, "price")).isEqualTo("100.10");
        assertThat(order(1, "clientOrderId")).startsWith("mm-TATA_INR-a0-");
        assertThat(quoter.pause()).isNull();
    }

    @Test
    void ordersThatAreThereAreAmended() throws Exception {
        quotes();
        reference.set(price("100.50"));
        quoter.step();

        assertThat(exchange.requests("POST order")).hasSize(2);
        assertThat(exchange.requests("PUT order"))
                .extracting(it -> it.json().path("orderId").asString() + " at "
                        + it.json().path("price").asString())
                .containsExactly("2 at 100.61", "1 at 100.39");
    }

    @Test
    void nothingIsDecidedUntilTheStreamHasToldOfTheOrders() throws Exception {
        exchange.answers("POST order", 200, "{\"orderId\":\"1\"}").answers("POST order", 200, "{\"orderId\":\"2\"}");
        quoter.step();
        quoter.step();

        assertThat(exchange.requests("POST order")).hasSize(2);
    }

    @Test
    void orderOfWhichNothingIsKnownIsSentAgainUnderTheSameName() throws Exception {
        exchange.refuses("POST order", 504, "STATUS_UNKNOWN").answers("POST order", 200, "{\"orderId\":\"1\"}");
        quoter.step();

        assertThat(order(0, "clientOrderId")).isEqualTo(order(1, "clientOrderId"));
        assertThat(order(2, "clientOrderId")).startsWith("mm-TATA_INR-a0-");
    }

    @Test
    void amendmentOfWhichNothingIsKnownMakesItCancelAllAndBeginAnew() throws Exception {
        quotes();
        exchange.refuses("PUT order", 504, "STATUS_UNKNOWN");
        exchange.answers("DELETE openOrders", 200, "{\"cancelled\":[\"1\",\"2\"]}");
        reference.set(price("100.50"));
        quoter.step();

        assertThat(exchange.requests("DELETE openOrders"))
                .singleElement()
                .satisfies(it -> assertThat(it.query()).startsWith("market=TATA_INR&"));
        assertThat(reason()).isEqualTo(Reason.UNCERTAIN);

        gone(1);
        gone(2);
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSize(4);
        assertThat(quoter.pause()).isNull();
    }

    @Test
    void askStaysAwayFromABidThatIsInItsWayForAMoment() throws Exception {
        exchange.answers("POST order", 200, "{\"orderId\":\"1\"}").answers("POST order", 422, """
                {"error":{"code":"POST_ONLY_WOULD_TAKE","message":"No.","details":{"price":"100.10","bestPrice":"100.30"}}}""");
        quoter.step();
        told(1, "buy", "b0", "99.90");
        quoter.step();

        assertThat(order(2, "price")).isEqualTo("100.31");
        assertThat(quoter.pause()).isNull();
    }

    @Test
    void requestsThatAreTooManyWaitAsLongAsTheExchangeSays() throws Exception {
        exchange.answers(
                "POST order", 429, "{\"error\":{\"code\":\"RATE_LIMITED\",\"message\":\"No.\",\"details\":{}}}", "3");
        quoter.step();
        assertThat(reason()).isEqualTo(Reason.RATE_LIMITED);

        later(2_900);
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSize(1);

        later(200);
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSizeGreaterThan(1);
    }

    @Test
    void orderThatWasFilledMeanwhileIsNoProblem() throws Exception {
        quotes();
        exchange.refuses("PUT order", 409, "ORDER_NOT_OPEN");
        reference.set(price("100.50"));
        quoter.step();
        assertThat(quoter.pause()).isNull();
        quoter.step();
        assertThat(exchange.requests("PUT order"))
                .as("until the stream has told of it")
                .hasSize(1);

        gone(2);
        quoter.step();
        assertThat(exchange.requests("POST order")).hasSize(3);
    }
}
