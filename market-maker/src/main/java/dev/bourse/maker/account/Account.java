package dev.bourse.maker.account;

import dev.bourse.maker.market.Market;
import dev.bourse.maker.strategy.OwnOrder;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The maker's account: balances and open orders, kept up to date by the stream. Thread-safe.
 *
 * <p>It begins with what REST says after the stream has begun; what the stream has told in the meantime is applied to that once more. From then on
 * every event counts, and a connection that was lost goes on after the last one.
 */
public final class Account {

    /** Events that may come while REST is asked; with more it begins anew. */
    private static final int MOST_WAITING = 20_000;

    private final InstantSource clock;
    private final Consumer<Fill> fills;
    private final OpenOrders orders = new OpenOrders();
    private final Balances balances = new Balances();
    private final List<JsonNode> waiting = new ArrayList<>();
    private final Map<String, List<BooleanSupplier>> expected = new HashMap<>();
    private boolean loaded;
    private boolean connected;
    private long sequence;
    private long lostAtMs;

    /**
     * Nothing is known yet.
     *
     * @param fills is told of each trade of the maker's orders
     */
    public Account(InstantSource clock, Consumer<Fill> fills) {
        this.clock = clock;
        this.fills = fills;
        this.lostAtMs = clock.millis();
    }

    /** What an account is at a moment, as one market needs it. */
    public record View(List<OwnOrder> open, BigDecimal base, BigDecimal baseAvailable, BigDecimal quoteAvailable) {}

    /** How it is now. */
    public synchronized View view(Market market) {
        return new View(
                orders.in(market),
                balances.total(market.base()),
                balances.available(market.base()),
                balances.available(market.quote()));
    }

    /** True while everything that happens is heard of. */
    public synchronized boolean isLive() {
        return loaded && connected;
    }

    /** For how long what is known may be out of date, in milliseconds. */
    public synchronized long blindMs() {
        return isLive() ? 0 : clock.millis() - lostAtMs;
    }

    public synchronized boolean hasOpen(String symbol) {
        return !orders.isEmpty(symbol);
    }

    /** The number of the last event; empty when what is known has to be asked for anew. */
    synchronized OptionalLong resumeFrom() {
        return loaded ? OptionalLong.of(sequence) : OptionalLong.empty();
    }

    /** The stream begins after that event, and nothing is known of before. */
    synchronized void begins(long from) {
        forget();
        sequence = from;
    }

    /** What was open and owned a moment after the stream began. */
    synchronized void loads(JsonNode openOrders, JsonNode assets) {
        openOrders.forEach(orders::add);
        assets.forEach(balances::set);
        waiting.forEach(this::apply);
        waiting.clear();
        loaded = true;
        connected = true;
    }

    /** The stream goes on where it was. */
    synchronized void resumes() {
        connected = true;
    }

    synchronized void isLost() {
        if (isLive()) {
            lostAtMs = clock.millis();
        }
        connected = false;
    }

    /** Nothing is known any longer. */
    synchronized void forget() {
        isLost();
        loaded = false;
        orders.clear();
        balances.clear();
        waiting.clear();
        expected.clear();
    }

    /** An event of the stream; false when it does not follow the one before. */
    synchronized boolean hears(JsonNode event) {
        if (event.path("sequence").asLong() != sequence + 1 || waiting.size() >= MOST_WAITING) {
            return false;
        }
        sequence++;
        if (loaded) {
            apply(event);
        } else {
            waiting.add(event);
        }
        if (event.path("e").asString().equals("fill")) {
            fills.accept(Fill.of(event));
        }
        return true;
    }

    private void apply(JsonNode event) {
        switch (event.path("e").asString()) {
            case "order" -> {
                var _ = orders.happened(event);
            }
            case "fill" -> {
                orders.traded(event);
                balances.traded(Fill.of(event));
            }
            case "balance" -> balances.set(event);
            default -> {}
        }
    }

    /** An order was placed: until the stream has told of it nothing more should be decided in its market. */
    public synchronized void expectPlaced(String symbol, long orderId) {
        expect(symbol, () -> orders.hasSeen(orderId));
    }

    /** As above; an order was amended that had been so before. */
    public synchronized void expectAmended(String symbol, long orderId, int amendsBefore) {
        expect(symbol, () -> {
            Integer amends = orders.amends(orderId);
            return amends == null || amends > amendsBefore;
        });
    }

    /** As above; an order is not open any longer. */
    public synchronized void expectClosed(String symbol, long orderId) {
        expect(symbol, () -> !orders.isOpen(orderId));
    }

    /** As above; no order is open in a market. */
    public synchronized void expectNothingOpen(String symbol) {
        expect(symbol, () -> orders.isEmpty(symbol));
    }

    private void expect(String symbol, BooleanSupplier isSo) {
        if (loaded) {
            expected.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(isSo);
        }
    }

    /** How often an open order was amended. */
    public synchronized int amends(long orderId) {
        Integer amends = orders.amends(orderId);
        return amends == null ? 0 : amends;
    }

    /** True when the stream has told of all that the market's requests are known to have done. */
    public synchronized boolean isCaughtUp(String symbol) {
        List<BooleanSupplier> open = expected.getOrDefault(symbol, List.of());
        if (!open.isEmpty()) {
            open.removeIf(BooleanSupplier::getAsBoolean);
        }
        return open.isEmpty();
    }
}
