package dev.bourse.maker.api;

import dev.bourse.maker.strategy.Side;
import dev.bourse.maker.strategy.Slot;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The maker's names for its orders, by which it knows them again after a restart: {@code mm-BTC_USDT-b3-MB2K41XC} is the fourth bid from the
 * reference, of the generation {@code MB2K41XC}. The exchange takes no name twice from one account, ever; a generation is the time in milliseconds,
 * written with the base 36, and the next one when that is taken. 36 characters, which is what the exchange allows, are enough for the longest
 * symbol and 99 levels until the year 2059.
 */
public final class OrderName {

    /** The most levels that names are long enough for. */
    public static final int MOST_LEVELS = 99;

    private static final Pattern NAME = Pattern.compile("mm-([A-Z0-9_]{1,20})-([ba])([0-9]{1,2})-[0-9A-Z]{1,8}");
    private static final int BASE = 36;

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    public OrderName(InstantSource clock) {
        this.clock = clock;
    }

    /** A name that this process has not given yet. Thread-safe. */
    public String next(String symbol, Slot slot) {
        long generation = last.updateAndGet(it -> Math.max(it + 1, clock.millis()));
        return "mm-" + symbol + "-" + (slot.side() == Side.BUY ? "b" : "a") + slot.level() + "-"
                + Long.toString(generation, BASE).toUpperCase(Locale.ROOT);
    }

    /** The place of the grid that an order was made for; empty when it is no order of the maker's in that market. */
    public static Optional<Slot> slot(String name, String symbol) {
        Matcher it = NAME.matcher(name);
        return it.matches() && it.group(1).equals(symbol)
                ? Optional.of(new Slot(it.group(2).equals("b") ? Side.BUY : Side.SELL, Integer.parseInt(it.group(3))))
                : Optional.empty();
    }
}
