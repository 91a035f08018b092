package dev.bourse.engine.simulation;

import dev.bourse.engine.core.EngineView;
import dev.bourse.engine.core.MarketStatus;
import dev.bourse.engine.core.Order;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What commands and queries are about: who, where, which order, under which name. */
final class Choices {

    /** How many trade. */
    static final int TRADERS = 5;

    private static final int MOST_ACCOUNTS = 1_000;

    static final int ALL_MARKETS = -1;

    private static final int NAMES = 30;
    private static final long INSTANCE = 0xB0;

    private final RandomGenerator random;
    private final InstantSource clock;
    private final UndisturbedRun exchange;
    private final long[] traders;
    private long requests;

    Choices(RandomGenerator random, InstantSource clock, UndisturbedRun exchange) {
        this.random = random;
        this.clock = clock;
        this.exchange = exchange;
        this.traders = random.longs(1, MOST_ACCOUNTS).distinct().limit(TRADERS).toArray();
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** From 0 to one less than that. */
    int pick(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** A trader; sometimes the house, or nobody. */
    long account() {
        return oneIn(50) ? oneOf(0L, MOST_ACCOUNTS + 1L, -1L) : trader(random.nextInt(TRADERS));
    }

    /** The number of an account: any number, as those who trade come in any order. */
    long trader(int index) {
        return traders[index];
    }

    /** One of the two markets that are traded; sometimes another, or one that does not exist. */
    int market() {
        return oneIn(50) ? random.nextInt(6) - 1 : random.nextInt(2);
    }

    /** A market in which orders can't be placed now. */
    Optional<Integer> closedMarket() {
        exchange.goOn();
        EngineView view = exchange.view();
        for (int market = 0; market < Math.min(2, view.marketCount()); market++) {
            if (view.status(market) != MarketStatus.TRADING) {
                return Optional.of(market);
            }
        }
        return Optional.empty();
    }

    /** Around 100 ticks; the market with the number 1 has ticks of ten units. */
    long price(int market) {
        return scaled(90L + random.nextInt(21), market);
    }

    /** Mostly one that rests: below 100 ticks to buy, above to sell. */
    long price(int market, boolean buys) {
        long away = random.nextInt(14) - 4L;
        return scaled(buys ? 100 - away : 100 + away, market);
    }

    /** A few lots; the market with the number 1 has lots of ten units. */
    long quantity(int market) {
        return scaled(1L + random.nextInt(20), market);
    }

    long scaled(long count, int market) {
        return (market == 1 ? 10 : 1) * count + (oneIn(60) ? 1 : 0);
    }

    /** One of few names, so that many are used before. */
    String name() {
        return "n" + random.nextInt(NAMES);
    }

    /** Since when a name is known to be unused: mostly now, sometimes too long ago or still to come. */
    long unusedBefore() {
        return oneIn(20) ? clock.millis() + 1 : clock.millis() - random.nextInt(oneIn(4) ? 5_000 : 200);
    }

    /** An open order. */
    Optional<Order> openOrder() {
        exchange.goOn();
        List<Order> open = new ArrayList<>();
        exchange.engine().visitOrders(open::add);
        open.sort(java.util.Comparator.comparingLong(Order::orderId));
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
    }

    /** Whom to reply to: most want to know. */
    long replyTo() {
        return oneIn(8) ? 0 : INSTANCE;
    }

    long nextRequest() {
        return ++requests;
    }

    long now() {
        return clock.millis();
    }

    /** A time that is still to come, mostly, and that others name too. */
    long soon() {
        return now() / 100 * 100 + 100L * random.nextInt(9);
    }

    UndisturbedRun exchange() {
        return exchange;
    }
}
