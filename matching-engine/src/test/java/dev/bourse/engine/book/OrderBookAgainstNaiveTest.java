package dev.bourse.engine.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same random calls to the book and to its naive twin: the same events, the same answers, the same book. */
final class OrderBookAgainstNaiveTest {

    private static final int CALLS = 200_000;

    /** The naive book takes as long as it is large. */
    private static final int MOST_ORDERS = 150;

    private static final SelfTradePrevention[] PREVENTIONS = SelfTradePrevention.values();

    private final RecordedEvents events = new RecordedEvents();
    private final RecordedEvents naiveEvents = new RecordedEvents();
    private final OrderBook book = new OrderBook(events);
    private final NaiveOrderBook naive = new NaiveOrderBook(naiveEvents);
    private long nextId = 1;

    /** From a book of two prices to one whose prices are far apart. */
    @ParameterizedTest
    @ValueSource(longs = {2, 20, 300, 100_000, 1L << 45})
    void bothDoTheSame(long prices) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < CALLS; i++) {
            call(random, prices);
            List<String> happened = events.take();
            List<String> expected = naiveEvents.take();
            if (!happened.equals(expected)) {
                assertThat(happened).as("seed %d call %d", seed, i).isEqualTo(expected);
            }
            if (i % 500 == 0) {
                assertThat(orders()).as("seed %d call %d", seed, i).isEqualTo(naiveOrders());
                assertConsistent("seed " + seed + " call " + i);
            }
        }
    }

    private void call(Random random, long prices) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        // Bids gather below asks, so that the book fills and trades are frequent but not all there is.
        long price = Math.floorMod(random.nextLong(), prices) + (side == Side.SELL ? prices / 3 : 0);
        long lots = 1L + random.nextInt(50);
        long account = random.nextInt(4);
        SelfTradePrevention prevention = PREVENTIONS[random.nextInt(PREVENTIONS.length)];
        long someId = Math.max(1, nextId - 1 - random.nextInt(MOST_ORDERS));
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4, 5 -> place(side, price, lots, account, prevention, random);
            case 6 ->
                assertThat(book.wouldFill(side, price, lots * 4, account, prevention))
                        .isEqualTo(naive.wouldFill(side, price, lots * 4, account, prevention));
            case 7 -> reduce(someId, random);
            case 8 ->
                assertThat(book.move(someId, price, lots, prevention))
                        .isEqualTo(naive.move(someId, price, lots, prevention));
            default -> assertThat(book.cancel(someId)).isEqualTo(naive.cancel(someId));
        }
    }

    private void place(Side side, long price, long lots, long account, SelfTradePrevention prevention, Random random) {
        long left = book.match(side, price, lots, account, prevention);
        assertThat(naive.match(side, price, lots, account, prevention)).isEqualTo(left);
        assertThat(book.takerExpired()).isEqualTo(naive.takerExpired());
        if (left > 0 && !book.takerExpired() && random.nextInt(5) > 0) {
            long display = random.nextInt(4) == 0 ? 1L + random.nextInt(10) : 0;
            long id = nextId++;
            assertThat(book.cancel(id - MOST_ORDERS)).isEqualTo(naive.cancel(id - MOST_ORDERS));
            book.rest(id, id * 7, account, side, price, left, display);
            naive.rest(id, id * 7, account, side, price, left, display);
        }
    }

    private void reduce(long id, Random random) {
        long open = book.openLotsOf(id);
        if (open > 0) {
            long to = 1 + random.nextLong(open);
            assertThat(book.reduce(id, to)).isEqualTo(naive.reduce(id, to)).isTrue();
        }
    }

    private List<String> orders() {
        List<String> orders = new ArrayList<>();
        for (Side side : Side.values()) {
            book.visitOrders(
                    side,
                    (id, tag, price, open, visible, display) -> orders.add(
                            side + " " + id + "/" + tag + " " + visible + "/" + open + "/" + display + "@" + price));
        }
        return orders;
    }

    private List<String> naiveOrders() {
        return naive.all().stream().map(NaiveOrderBook.Order::toString).toList();
    }

    private void assertConsistent(String when) {
        assertThat(book.bestBid() == OrderBook.NO_PRICE
                        || book.bestAsk() == OrderBook.NO_PRICE
                        || book.bestBid() < book.bestAsk())
                .as("%s: the book is crossed", when)
                .isTrue();
        assertThat(book.size()).as(when).isEqualTo(naive.all().size());
        for (Side side : Side.values()) {
            book.visitLevels(
                    side,
                    Integer.MAX_VALUE,
                    (price, lots) -> assertThat(lots)
                            .as("%s: level %d", when, price)
                            .isEqualTo(naive.all().stream()
                                    .filter(it -> it.side == side && it.priceTicks == price)
                                    .mapToLong(it -> it.visibleLots)
                                    .sum()));
        }
    }
}
