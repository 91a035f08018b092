package dev.bourse.engine.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderBookTest {

    private static final long ALICE = 1;
    private static final long BOB = 2;

    private final RecordedEvents events = new RecordedEvents();
    private final OrderBook book = new OrderBook(events);

    @Test
    void emptyBookHasNoPrices() {
        assertThat(book.bestBid()).isEqualTo(OrderBook.NO_PRICE);
        assertThat(book.bestAsk()).isEqualTo(OrderBook.NO_PRICE);
        assertThat(match(Side.BUY, 100, 5)).isEqualTo(5);
        assertThat(events.take()).isEmpty();
    }

    @Test
    void restingOrdersMakeLevels() {
        rest(1, Side.BUY, 99, 10);
        rest(2, Side.BUY, 99, 5);
        rest(3, Side.SELL, 101, 7);

        assertThat(events.take()).containsExactly("BUY level 10@99", "BUY level 15@99", "SELL level 7@101");
        assertThat(book.bestBid()).isEqualTo(99);
        assertThat(book.bestAsk()).isEqualTo(101);
        assertThat(book.size()).isEqualTo(3);
    }

    @Test
    void betterPriceTradesFirst() {
        rest(1, Side.SELL, 102, 5);
        rest(2, Side.SELL, 101, 5);
        rest(3, Side.SELL, 103, 5);
        events.take();

        assertThat(match(Side.BUY, 102, 20)).isEqualTo(10);

        assertThat(events.take())
                .containsExactly(
                        "traded 5@101 with 2, 0 left",
                        "SELL level 0@101",
                        "traded 5@102 with 1, 0 left",
                        "SELL level 0@102");
        assertThat(book.bestAsk()).isEqualTo(103);
    }

    @Test
    void higherBidTradesFirst() {
        rest(1, Side.BUY, 98, 5);
        rest(2, Side.BUY, 99, 5);
        events.take();

        assertThat(match(Side.SELL, 98, 7)).isZero();

        assertThat(events.take())
                .containsExactly(
                        "traded 5@99 with 2, 0 left", "BUY level 0@99", "traded 2@98 with 1, 3 left", "BUY level 3@98");
    }

    @Test
    void olderOrderTradesFirstAndPartlyFilledOrderKeepsItsPriority() {
        rest(1, Side.BUY, 99, 5);
        rest(2, Side.BUY, 99, 5);
        match(Side.SELL, 99, 2);
        events.take();

        match(Side.SELL, 99, 4);

        assertThat(events.take())
                .containsExactly("traded 3@99 with 1, 0 left", "traded 1@99 with 2, 4 left", "BUY level 4@99");
    }

    @Test
    void limitKeepsATakerFromWorsePrices() {
        rest(1, Side.SELL, 101, 5);
        events.take();

        assertThat(match(Side.BUY, 100, 5)).isEqualTo(5);
        assertThat(events.take()).isEmpty();
    }

    @Test
    void cancelledOrderIsGone() {
        rest(1, Side.BUY, 99, 5);
        rest(2, Side.BUY, 99, 6);
        events.take();

        assertThat(book.cancel(1)).isEqualTo(5);
        assertThat(book.cancel(1)).isZero();

        assertThat(events.take()).containsExactly("BUY level 6@99");
        assertThat(orders()).containsExactly("2 6/6@99");
    }

    @Test
    void reducedOrderKeepsItsPriority() {
        rest(1, Side.BUY, 99, 5);
        rest(2, Side.BUY, 99, 5);
        events.take();

        assertThat(book.reduce(1, 2)).isTrue();
        assertThat(book.reduce(9, 2)).isFalse();
        match(Side.SELL, 99, 3);

        assertThat(events.take())
                .containsExactly(
                        "BUY level 7@99", "traded 2@99 with 1, 0 left", "traded 1@99 with 2, 4 left", "BUY level 4@99");
    }

    @Test
    void movedOrderLosesItsPriority() {
        rest(1, Side.BUY, 99, 5);
        rest(2, Side.BUY, 98, 5);
        events.take();

        assertThat(book.move(1, 98, 5, SelfTradePrevention.NONE)).isEqualTo(5);

        assertThat(events.take()).containsExactly("BUY level 0@99", "BUY level 10@98");
        assertThat(orders()).containsExactly("2 5/5@98", "1 5/5@98");
    }

    @Test
    void orderMovedAcrossTheSpreadTradesFirst() {
        rest(1, Side.BUY, 99, 5);
        book.rest(2, 0, BOB, Side.SELL, 101, 3, 0);
        events.take();

        assertThat(book.move(1, 101, 5, SelfTradePrevention.EXPIRE_TAKER)).isEqualTo(2);

        assertThat(events.take())
                .containsExactly(
                        "BUY level 0@99", "traded 3@101 with 2, 0 left", "SELL level 0@101", "BUY level 2@101");
        assertThat(book.move(9, 101, 5, SelfTradePrevention.NONE)).isEqualTo(OrderBook.NO_ORDER);
    }

    @Test
    void icebergShowsOnePartAndGoesToTheBackForTheNext() {
        book.rest(1, 0, ALICE, Side.SELL, 101, 10, 3);
        rest(2, Side.SELL, 101, 4);
        assertThat(events.take()).containsExactly("SELL level 3@101", "SELL level 7@101");

        match(Side.BUY, 101, 5);

        assertThat(events.take())
                .containsExactly("traded 3@101 with 1, 7 left", "traded 2@101 with 2, 2 left", "SELL level 5@101");
        assertThat(orders()).containsExactly("2 2/2@101", "1 3/7@101");
    }

    @Test
    void icebergAloneTradesAllOfItsParts() {
        book.rest(1, 0, ALICE, Side.SELL, 101, 8, 3);
        events.take();

        assertThat(match(Side.BUY, 101, 10)).isEqualTo(2);

        assertThat(events.take())
                .containsExactly(
                        "traded 3@101 with 1, 5 left",
                        "traded 3@101 with 1, 2 left",
                        "traded 2@101 with 1, 0 left",
                        "SELL level 0@101");
    }

    @Test
    void reducedIcebergLosesHiddenQuantityFirst() {
        book.rest(1, 0, ALICE, Side.SELL, 101, 8, 3);

        book.reduce(1, 5);
        assertThat(orders()).containsExactly("1 3/5@101");
        book.reduce(1, 2);
        assertThat(orders()).containsExactly("1 2/2@101");
    }

    @Test
    void expiredTakerLeavesTheMaker() {
        rest(1, Side.SELL, 101, 5);
        book.rest(2, 0, BOB, Side.SELL, 101, 5, 0);
        events.take();

        assertThat(book.match(Side.BUY, 101, 9, BOB, SelfTradePrevention.EXPIRE_TAKER))
                .isEqualTo(4);

        assertThat(book.takerExpired()).isTrue();
        assertThat(events.take()).containsExactly("traded 5@101 with 1, 0 left", "SELL level 5@101");
    }

    @Test
    void expiredMakerLetsTheTakerGoOn() {
        book.rest(1, 0, BOB, Side.SELL, 101, 5, 2);
        rest(2, Side.SELL, 101, 5);
        events.take();

        assertThat(book.match(Side.BUY, 101, 9, BOB, SelfTradePrevention.EXPIRE_MAKER))
                .isEqualTo(4);

        assertThat(book.takerExpired()).isFalse();
        assertThat(events.take())
                .containsExactly("prevented 5@101 with 1, 0 left", "traded 5@101 with 2, 0 left", "SELL level 0@101");
    }

    @Test
    void bothExpire() {
        book.rest(1, 0, BOB, Side.SELL, 101, 5, 0);
        rest(2, Side.SELL, 101, 5);
        events.take();

        assertThat(book.match(Side.BUY, 101, 9, BOB, SelfTradePrevention.EXPIRE_BOTH))
                .isEqualTo(9);

        assertThat(book.takerExpired()).isTrue();
        assertThat(events.take()).containsExactly("prevented 5@101 with 1, 0 left", "SELL level 5@101");
    }

    @Test
    void decrementTakesTheSameFromBoth() {
        book.rest(1, 0, BOB, Side.SELL, 101, 5, 0);
        rest(2, Side.SELL, 101, 5);
        events.take();

        assertThat(book.match(Side.BUY, 101, 9, BOB, SelfTradePrevention.DECREMENT))
                .isZero();

        assertThat(events.take())
                .containsExactly("prevented 5@101 with 1, 0 left", "traded 4@101 with 2, 1 left", "SELL level 1@101");
    }

    @Test
    void withoutPreventionAnAccountTradesWithItself() {
        rest(1, Side.SELL, 101, 5);

        assertThat(book.match(Side.BUY, 101, 5, ALICE, SelfTradePrevention.NONE))
                .isZero();
    }

    @Test
    void pricesFarApartStayInOrder() {
        long[] prices = {1, OrderBook.MAX_PRICE_TICKS, 1L << 40, 63, 64, 4_095, 4_096, 0, (1L << 40) - 1};
        for (int i = 0; i < prices.length; i++) {
            rest(i + 1, Side.SELL, prices[i], 1);
        }
        List<Long> seen = new ArrayList<>();
        book.visitLevels(Side.SELL, 100, (price, lots) -> seen.add(price));

        assertThat(seen).isSorted().hasSize(prices.length);
        for (int i = 0; i < prices.length; i++) {
            assertThat(book.cancel(i + 1)).isEqualTo(1);
        }
        rest(20, Side.SELL, 5L << 50, 1);
        assertThat(book.bestAsk()).isEqualTo(5L << 50);
    }

    private void rest(long orderId, Side side, long priceTicks, long lots) {
        book.rest(orderId, 0, ALICE, side, priceTicks, lots, 0);
    }

    private long match(Side side, long limitTicks, long lots) {
        return book.match(side, limitTicks, lots, BOB, SelfTradePrevention.NONE);
    }

    private List<String> orders() {
        List<String> orders = new ArrayList<>();
        for (Side side : Side.values()) {
            book.visitOrders(
                    side,
                    (id, tag, price, open, visible, display) ->
                            orders.add(id + " " + visible + "/" + open + "@" + price));
        }
        return orders;
    }
}
