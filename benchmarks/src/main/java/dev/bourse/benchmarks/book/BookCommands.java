package dev.bourse.benchmarks.book;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.OrderBookListener;
import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;
import java.util.Arrays;
import java.util.Random;

/**
 * A reproducible stream of commands for one book: first orders that fill it, then the mix that is measured. Prices are drawn around the
 * last trade and moved orders go towards it, as quoting does; immediate-or-cancel orders take as much as keeps the book at its size.
 */
public final class BookCommands {

    public static final byte PLACE = 0;
    public static final byte TAKE = 1;
    public static final byte CANCEL = 2;
    public static final byte MOVE = 3;

    private static final int PERCENT_PLACE = 9;
    private static final int PERCENT_TAKE = 3;
    private static final int PERCENT_CANCEL = 6;
    private static final long MIDDLE = 100_000;
    /** Accounts are numbered from 0. */
    public static final int ACCOUNTS = 1_000;

    public final int fill;
    public final byte[] kind;
    public final long[] orderId;
    public final long[] accountId;
    public final boolean[] buys;
    public final long[] priceTicks;
    public final long[] lots;

    /** How the book looks in the end, and what was traded: both books must come to the same. */
    public final Outcome outcome;

    public record Outcome(long orders, long levels, long trades, long tradedLots) {}

    private BookCommands(int fill, int commands, Generator generator) {
        int all = fill + commands;
        this.fill = fill;
        kind = new byte[all];
        orderId = new long[all];
        accountId = new long[all];
        buys = new boolean[all];
        priceTicks = new long[all];
        lots = new long[all];
        for (int i = 0; i < all; i++) {
            generator.next(this, i, i < fill);
        }
        outcome = generator.outcome();
    }

    /**
     * Makes a stream.
     *
     * @param resting how many orders fill the book before it is measured
     * @param deviationTicks how far from the last price new orders are at most
     */
    public static BookCommands generate(int resting, int commands, int deviationTicks, long seed) {
        return new BookCommands(resting, commands, new Generator(resting, deviationTicks, seed));
    }

    public int size() {
        return kind.length;
    }

    /** Runs the commands on a book of its own while it makes them, to know what is open. */
    private static final class Generator implements OrderBookListener {

        private final OrderBook book = new OrderBook(this);
        private final Random random;
        private final int target;
        private final int deviationTicks;

        /** Open orders, for drawing one at random; and by order id where each is, its price and its account. */
        private long[] open = new long[1 << 10];

        private int openCount;
        private int[] placeOf = new int[1 << 10];
        private long[] priceOf = new long[1 << 10];
        private long[] accountOf = new long[1 << 10];
        private boolean[] buysOf = new boolean[1 << 10];
        private long nextId = 1;
        private long lastPrice = MIDDLE;
        private long trades;
        private long tradedLots;

        Generator(int target, int deviationTicks, long seed) {
            this.target = target;
            this.deviationTicks = deviationTicks;
            this.random = new Random(seed);
        }

        @Override
        public void traded(long makerOrderId, long makerTag, long priceTicks, long lots, long makerOpenLots) {
            lastPrice = priceTicks;
            trades++;
            tradedLots += lots;
            if (makerOpenLots == 0) {
                forget(makerOrderId);
            }
        }

        @Override
        public void selfTradePrevented(
                long makerOrderId, long makerTag, long priceTicks, long lots, long makerOpenLots) {}

        @Override
        public void levelChanged(Side side, long priceTicks, long visibleLots) {}

        Outcome outcome() {
            long[] levels = {0};
            for (Side side : Side.values()) {
                book.visitLevels(side, Integer.MAX_VALUE, (price, lots) -> levels[0]++);
            }
            return new Outcome(book.size(), levels[0], trades, tradedLots);
        }

        void next(BookCommands into, int i, boolean filling) {
            int draw = random.nextInt(100);
            if (filling || openCount == 0 || draw < PERCENT_PLACE) {
                place(into, i);
            } else if (draw < PERCENT_PLACE + PERCENT_TAKE) {
                take(into, i);
            } else if (draw < PERCENT_PLACE + PERCENT_TAKE + PERCENT_CANCEL) {
                cancel(into, i);
            } else {
                move(into, i);
            }
        }

        private void place(BookCommands into, int i) {
            boolean buys = random.nextBoolean();
            long away = (long) (Math.pow(random.nextDouble(), 2) * deviationTicks);
            long price = Math.max(1, lastPrice + (buys ? -away : away));
            long id = nextId++;
            write(into, i, PLACE, id, random.nextInt(ACCOUNTS), buys, price, size());
            Side side = buys ? Side.BUY : Side.SELL;
            long left = book.match(side, price, into.lots[i], into.accountId[i], SelfTradePrevention.NONE);
            remember(id, into.accountId[i], buys, price);
            if (left > 0) {
                book.rest(id, 0, into.accountId[i], side, price, left, 0);
            } else {
                forget(id);
            }
        }

        private void take(BookCommands into, int i) {
            boolean buys = random.nextBoolean();
            long price = buys ? OrderBook.MAX_PRICE_TICKS >>> 8 : 1;
            long lots = openCount > target ? size() + size() + size() : 1;
            write(into, i, TAKE, nextId++, random.nextInt(ACCOUNTS), buys, price, lots);
            book.match(buys ? Side.BUY : Side.SELL, price, lots, into.accountId[i], SelfTradePrevention.NONE);
        }

        private void cancel(BookCommands into, int i) {
            long id = open[random.nextInt(openCount)];
            write(into, i, CANCEL, id, accountOf[(int) id], buysOf[(int) id], 0, 0);
            book.cancel(id);
            forget(id);
        }

        private void move(BookCommands into, int i) {
            long id = open[random.nextInt(openCount)];
            long from = priceOf[(int) id];
            long step = (lastPrice - from) / 100;
            long price = Math.max(1, from + (step != 0 ? step : random.nextBoolean() ? 1 : -1));
            write(into, i, MOVE, id, accountOf[(int) id], buysOf[(int) id], price, 0);
            priceOf[(int) id] = price;
            if (book.move(id, price, book.openLotsOf(id), SelfTradePrevention.NONE) == 0) {
                forget(id);
            }
        }

        private long size() {
            return 1L + (long) random.nextInt(6) * random.nextInt(6) * random.nextInt(6);
        }

        private static void write(
                BookCommands into, int i, byte kind, long id, long account, boolean buys, long price, long lots) {
            into.kind[i] = kind;
            into.orderId[i] = id;
            into.accountId[i] = account;
            into.buys[i] = buys;
            into.priceTicks[i] = price;
            into.lots[i] = lots;
        }

        private void remember(long id, long account, boolean buys, long price) {
            int index = (int) id;
            if (index >= placeOf.length) {
                int length = index * 2;
                placeOf = Arrays.copyOf(placeOf, length);
                priceOf = Arrays.copyOf(priceOf, length);
                accountOf = Arrays.copyOf(accountOf, length);
                buysOf = Arrays.copyOf(buysOf, length);
            }
            if (openCount == open.length) {
                open = Arrays.copyOf(open, openCount * 2);
            }
            placeOf[index] = openCount;
            priceOf[index] = price;
            accountOf[index] = account;
            buysOf[index] = buys;
            open[openCount++] = id;
        }

        private void forget(long id) {
            int place = placeOf[(int) id];
            long last = open[--openCount];
            open[place] = last;
            placeOf[(int) last] = place;
        }
    }
}
