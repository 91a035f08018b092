package dev.bourse.acceptance.trading;

import static dev.bourse.acceptance.trading.Ticket.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is said before and after a trade agrees with the trade. */
@Tag("long")
final class TradingRecordsIT extends OpenFloor {

    private static final int FORESEEN_ORDERS = 220;

    @Test
    void recordsAgreeWithWhatHappened() {
        Order bid = buyer.places(limit().buy("10").of(TATA).at("100"));
        Order offer = seller.places(limit().sell("4").of(TATA).at("100"));
        Order other = seller.places(limit().sell("6").of(TATA).at("99"));
        seller.places(limit().sell("2").of(TATA).at("102"));
        buyer.places(limit().buy("1").of(TATA).at("102"));

        buyer.hasTraded("buys 4 TATA_INR at 100", "buys 6 TATA_INR at 100", "buys 1 TATA_INR at 102");
        seller.hasTraded("sells 4 TATA_INR at 100", "sells 6 TATA_INR at 100", "sells 1 TATA_INR at 102");
        assertThat(texts(buyer.session().get("orders").taken(), "status")).containsExactly("filled", "filled");
        assertThat(texts(seller.session().get("orders").taken(), "status"))
                .containsExactly("partially_filled", "filled", "filled");
        assertThat(texts(seller.session().get("orders?limit=2").taken(), "status"))
                .containsExactly("partially_filled", "filled");
        assertThat(texts(bid.now().path("fills"), "tradeId")).containsExactly(tradeOf(offer), tradeOf(other));

        JsonNode position = buyer.session().get("positions").taken().path(0);
        assertThat(floor.alias(position.path("market").asString())).isEqualTo(TATA);
        same(position, "quantity", "11");
        same(position, "cost", "1103.204"); // 1102, 1 of the maker's fee and 0.204 of the taker's
        same(position, "fees", "1.204");
        same(position, "lastPrice", "102");
        same(position, "unrealisedPnl", "18.796"); // worth 1122
        JsonNode portfolio =
                buyer.session().get("portfolio?quote=" + floor.name("INR")).taken();
        same(portfolio, "totalValue", "10018.796");
        JsonNode history = buyer.session()
                .get("portfolio/history?currency=" + floor.name("INR"))
                .taken()
                .path("points");
        JsonNode last = history.path(history.size() - 1);
        same(last, "value", "10018.796");
        same(last, "netDeposits", "10000");
        same(last, "pnl", "18.796");
        buyer.has("8896.796 INR available");
    }

    private static String tradeOf(Order order) {
        return order.reply().path("fills").path(0).path("tradeId").asString();
    }

    @Test
    void fileOfTradesHasWhatTheListHas() {
        buyer.places(limit().buy("10").of(TATA).at("100"));
        seller.places(limit().sell("4").of(TATA).at("100"));
        seller.places(limit().sell("6").of(TATA).at("100"));
        buyer.hasTraded("buys 4 TATA_INR at 100", "buys 6 TATA_INR at 100");

        List<String> expected = new ArrayList<>();
        for (JsonNode it : buyer.session().get("fills").taken()) {
            expected.add(String.join(
                    ",",
                    Instant.ofEpochMilli(it.path("time").asLong()).toString(),
                    String.join(
                            ",",
                            List.of("market", "orderId", "tradeId", "side", "price", "qty").stream()
                                    .map(field -> it.path(field).asString())
                                    .toList()),
                    it.path("quoteQty").asString(),
                    it.path("fee").asString(),
                    it.path("feeAsset").asString(),
                    Boolean.toString(it.path("maker").asBoolean())));
        }
        expected.add("time,market,orderId,tradeId,side,price,qty,quoteQty,fee,feeAsset,maker");
        assertThat(buyer.session().csv("fills").body().lines()).containsExactlyElementsOf(expected.reversed());
        assertThat(expected).hasSize(3);
    }

    @Test
    void marketHasTradesCandlesAndATicker() {
        buyer.places(limit().buy("10").of(TATA).at("100"));
        seller.places(limit().sell("4").of(TATA).at("100"));
        seller.places(limit().sell("6").of(TATA).at("99"));
        seller.places(limit().sell("2").of(TATA).at("102"));
        buyer.places(limit().buy("1").of(TATA).at("102"));

        String symbol = floor.name(TATA);
        JsonNode trades = untilThere(() -> floor.published("trades?symbol=" + symbol), 3);
        assertThat(texts(trades, "price")).containsExactly("102.00", "100.00", "100.00");
        assertThat(texts(trades, "qty")).containsExactly("1.00", "6.00", "4.00");
        await().atMost(Trader.PATIENCE).untilAsserted(() -> {
            BigDecimal volume = BigDecimal.ZERO;
            for (JsonNode it :
                    floor.published("klines?interval=1m&symbol=" + symbol).path("candles")) {
                volume = volume.add(it.path("volume").decimalValue());
            }
            assertThat(volume).isEqualByComparingTo("11");
        });
        await().atMost(Trader.PATIENCE).untilAsserted(() -> {
            JsonNode ticker = floor.published("ticker/24hr?symbol=" + symbol);
            same(ticker, "first", "100");
            same(ticker, "last", "102");
            same(ticker, "volume", "11");
            same(ticker, "quoteVolume", "1102");
            same(ticker, "ask", "102");
        });
    }

    /** The test order before the real one: they are the same in all that either says, and so are the balances after it. */
    @Test
    void testOrderForeseesWhatTheOrderDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomTickets tickets = new RandomTickets(random, TATA);
        List<Trader> makers = List.of(
                floor.trader("maker1").with("1000000 INR", "10000 TATA"),
                floor.trader("maker2").with("1000000 INR", "10000 TATA"));
        Trader taker = floor.trader("taker").with("2000 INR", "20 TATA");
        int done = 0;
        int traded = 0;
        for (int i = 0; i < FORESEEN_ORDERS; i++) {
            for (int n = random.nextInt(4); n > 0; n--) {
                makers.get(random.nextInt(2)).places(tickets.resting());
            }
            Ticket ticket = tickets.any();
            String what = "order " + i + " " + ticket + " of seed " + seed;
            Outcome foreseen = foreseen(taker, ticket, what);
            Outcome real = real(taker, ticket, what);
            assertThat(real).as(what).isEqualTo(foreseen);
            done += real.refusal().isEmpty() ? 1 : 0;
            traded += real.says().startsWith("0 ") ? 0 : 1;
            taker.cancelsAll(TATA);
            if (i % 10 == 0) {
                keepAfloat(taker);
            }
        }
        System.out.printf("%d test orders, %d done, %d traded, seed %d%n", FORESEEN_ORDERS, done, traded, seed);
        assertThat(done).as("enough were done, seed %d", seed).isGreaterThan(FORESEEN_ORDERS / 3);
        assertThat(traded).as("enough traded, seed %d", seed).isGreaterThan(FORESEEN_ORDERS / 10);
    }

    /**
     * What an order comes to.
     *
     * @param refusal empty when it is done
     * @param says how much trades, what for, the fee, the status, what is left, and the four balances
     */
    private record Outcome(String refusal, String says) {}

    private static Outcome foreseen(Trader trader, Ticket ticket, String what) {
        try {
            JsonNode preview = trader.tests(ticket);
            List<String> balances = new ArrayList<>();
            for (JsonNode it : preview.path("balances")) {
                balances.add(plain(it, "available") + " " + plain(it, "locked"));
            }
            return new Outcome(
                    "", said(preview, new BigDecimal(preview.path("fee").asString()), balances));
        } catch (Refused e) {
            return refusal(e, what);
        }
    }

    private static Outcome real(Trader trader, Ticket ticket, String what) {
        try {
            JsonNode reply = trader.places(ticket).reply();
            BigDecimal fee = BigDecimal.ZERO;
            for (JsonNode it : reply.path("fills")) {
                fee = fee.add(new BigDecimal(it.path("fee").asString()));
            }
            return new Outcome("", said(reply, fee, trader.balances("TATA", "INR")));
        } catch (Refused e) {
            return refusal(e, what);
        }
    }

    private static Outcome refusal(Refused e, String what) {
        assertThat(e.answer().status()).as("%s: %s", what, e.getMessage()).isLessThan(500);
        JsonNode error = e.answer().json().path("error");
        return new Outcome(error.path("code").asString(), "0 " + error.path("details"));
    }

    private static String said(JsonNode order, BigDecimal fee, List<String> balances) {
        return plain(order, "executedQty") + " for " + plain(order, "executedQuoteQty") + " fee "
                + ExpectedBook.plain(fee.toPlainString()) + " "
                + order.path("status").asString() + " left "
                + plain(order, "remainingQty") + " has " + balances;
    }

    /** With enough to go on, and not with so much that nothing is refused for want of it. */
    private static void keepAfloat(Trader trader) {
        if (trader.balance("INR", "available").compareTo(BigDecimal.valueOf(500)) < 0) {
            trader.with("1500 INR");
        }
        if (trader.balance("TATA", "available").compareTo(BigDecimal.valueOf(5)) < 0) {
            trader.with("15 TATA");
        }
    }

    private static JsonNode untilThere(Supplier<JsonNode> list, int size) {
        return await().atMost(Trader.PATIENCE).until(list::get, it -> it.size() == size);
    }

    private static void same(JsonNode object, String field, String expected) {
        assertThat(plain(object, field)).as("%s of %s", field, object).isEqualTo(ExpectedBook.plain(expected));
    }

    private static String plain(JsonNode object, String field) {
        return ExpectedBook.plain(object.path(field).asString("0"));
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(it -> texts.add(it.path(field).asString()));
        return texts;
    }
}
