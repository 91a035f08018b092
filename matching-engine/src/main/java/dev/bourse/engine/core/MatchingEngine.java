package dev.bourse.engine.core;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.ledger.Ledger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The exchange: what comes of each command, as a pure function of the commands before it. It reads no clock, uses no randomness and does
 * no I/O; time is what {@link #advanceTo} says. Each command is either refused, and has changed nothing, or done as a whole.
 *
 * <p>One thread uses it. An exception that leaves a method is a bug: the state is then unknown, and the engine must not be used again.
 */
public final class MatchingEngine {

    /** Whom fees are paid to. It does not trade. */
    public static final long HOUSE_ACCOUNT = 0;

    /** How many orders an account can have open. */
    public static final int MAX_OPEN_ORDERS = 10_000;

    /** How many parts an iceberg can have: an order that trades with it all makes as many trades. */
    public static final int MAX_ICEBERG_PARTS = 100;

    /** How long a dead-man switch can wait: a day. */
    public static final long MAX_TIMEOUT_MS = 86_400_000;

    /** How many client ids are remembered besides those of open orders. */
    public static final int REMEMBERED_IDS = ClientIds.CAPACITY;

    /** What {@link #orderIdOf} is for a name that no open order has. */
    public static final long NO_ORDER = -1;

    final Ledger ledger = new Ledger();
    final Deadlines deadlines = new Deadlines();
    final ClientIds clientIds;
    final Orders orders;
    final Markets markets;
    private final TouchedBalances touched = new TouchedBalances(ledger);
    private final EngineListener listener;
    private final References references;
    private final Trading trading;
    private final OrderEntry entry;
    private final Transfers transfers;
    long nowMs;

    public MatchingEngine(EngineListener listener) {
        this(listener, REMEMBERED_IDS);
    }

    /** Remembers so many client ids besides those of open orders. */
    public MatchingEngine(EngineListener listener, int rememberedIds) {
        this.listener = listener;
        this.clientIds = new ClientIds(rememberedIds);
        this.orders = new Orders(clientIds, deadlines);
        this.markets = new Markets(orders, ledger, touched, listener);
        this.references = new References(ledger, markets, orders, listener);
        Funds funds = new Funds(ledger, listener);
        OrderRules rules = new OrderRules(funds, listener);
        this.trading = new Trading(orders, ledger, touched, rules, funds, listener);
        this.entry = new OrderEntry(references, orders, clientIds, touched, rules, funds, trading, listener);
        this.transfers = new Transfers(ledger, markets.assets, clientIds, touched, listener);
    }

    /**
     * It is that time now: what has become due by then is done first. A time before the last one counts as the last one.
     *
     * @param timeMs log time, in milliseconds
     */
    public void advanceTo(long timeMs) {
        nowMs = Math.max(nowMs, timeMs);
        if (deadlines.nextMs() > nowMs) {
            return;
        }
        for (Order it = deadlines.expired(nowMs); it != null; it = deadlines.expired(nowMs)) {
            trading.cancel(it, markets.get(it.marketId), CancelReason.EXPIRED);
        }
        for (AccountOrders it = deadlines.silent(nowMs); it != null; it = deadlines.silent(nowMs)) {
            deadlines.set(it, Deadlines.NEVER);
            listener.deadManSwitchFired(it.accountId);
            cancelAll(it.oldest, null, CancelReason.DEAD_MAN_SWITCH);
        }
        touched.tell(listener);
    }

    /** The next time at which {@link #advanceTo} has something to do, in milliseconds of log time. */
    public long nextDeadlineMs() {
        return deadlines.nextMs();
    }

    /** Creates a market, with the assets that are new; its number is how many there were before. */
    public void createMarket(NewMarket request) {
        markets.create(request);
    }

    /** Changes what a market allows. Its orders stay; those that the last price has triggered trade when trading begins again. */
    public void changeStatus(int marketId, MarketStatus status) {
        Market market = markets.find(marketId, HOUSE_ACCOUNT);
        if (market != null) {
            if (status == MarketStatus.TRADING && market.status != MarketStatus.TRADING) {
                market.breaker.reset(market.rules);
            }
            market.breaker.advance(nowMs, market.lastPriceTicks());
            market.status = status;
            markets.tell(market);
            trading.triggerOthers(market);
            touched.tell(listener);
        }
    }

    /** Changes a market's limits and fees. Its orders stay, and keep the fees that they were accepted with. */
    public void changeRules(int marketId, MarketRules rules) {
        Market market = markets.find(marketId, HOUSE_ACCOUNT);
        if (market == null) {
            return;
        }
        if (rules.problem() != null) {
            listener.rejected(HOUSE_ACCOUNT, RejectReason.INVALID_MARKET_RULES, 0, 0);
        } else {
            market.change(rules);
            markets.tell(market);
        }
    }

    /**
     * Credits units of an asset that come from outside.
     *
     * @param clientId its name, which no other transfer or order of the account has; may be empty
     * @param unusedBeforeMs see {@link NewOrder#named}
     */
    public void deposit(long accountId, int asset, long units, ClientId clientId, long unusedBeforeMs) {
        transfers.deposit(accountId, asset, units, clientId, unusedBeforeMs, nowMs);
    }

    /** Debits units of an asset that go outside; see {@link #deposit}. */
    public void withdraw(long accountId, int asset, long units, ClientId clientId, long unusedBeforeMs) {
        transfers.withdraw(accountId, asset, units, clientId, unusedBeforeMs, nowMs);
    }

    /** Places an order: it is refused, or accepted and then trades as far as it can. */
    public void place(NewOrder request) {
        entry.place(request, nowMs);
    }

    /**
     * Puts a new order in the place of an open one of the same account, market and side, which is cancelled. When the new one is refused,
     * the old one stays; it may count on what is set aside for the old one.
     */
    public void replace(long orderId, NewOrder request) {
        entry.replace(orderId, request, nowMs);
    }

    /** Cancels an open order of the account. */
    public void cancel(long accountId, int marketId, long orderId) {
        Market market = references.unhaltedMarket(marketId, accountId);
        Order order = market == null ? null : references.openOrder(accountId, market, orderId);
        if (market != null && order != null) {
            trading.cancel(order, market, CancelReason.REQUESTED);
            touched.tell(listener);
        }
    }

    /**
     * Changes an open order. A smaller quantity at the same price keeps its place in the queue; anything else loses it, and trades
     * first if the new price crosses the other side.
     *
     * @param priceUnits units of the quote asset for one whole base asset; of no meaning for a market order that waits
     * @param quantityUnits units of the base asset: how much the order is for in all, with what has traded of it
     */
    public void amend(long accountId, int marketId, long orderId, long priceUnits, long quantityUnits) {
        entry.amend(accountId, marketId, orderId, priceUnits, quantityUnits, nowMs);
    }

    /** Cancels all open orders of an account, oldest first, but those in halted markets. */
    public void cancelAll(long accountId) {
        for (Order it = orders.oldestOf(accountId); it != null; ) {
            Order order = it;
            it = it.newerOfAccount;
            Market market = markets.get(order.marketId);
            if (market.status != MarketStatus.HALTED) {
                trading.cancel(order, market, CancelReason.REQUESTED);
            }
        }
        touched.tell(listener);
    }

    /** Cancels all open orders of an account in a market, oldest first. */
    public void cancelAll(long accountId, int marketId) {
        Market market = references.unhaltedMarket(marketId, accountId);
        if (market != null) {
            cancelAll(orders.oldestOf(accountId), market, CancelReason.REQUESTED);
            touched.tell(listener);
        }
    }

    /** Cancels all open orders in a market, oldest first, whosoever, also while it is halted: what an operator does before it is closed. */
    public void clear(int marketId) {
        Market market = markets.find(marketId, HOUSE_ACCOUNT);
        if (market != null) {
            List<Order> all = new ArrayList<>();
            orders.visit(it -> {
                if (it.marketId == marketId) {
                    all.add(it);
                }
            });
            all.sort(Comparator.comparingLong(Order::orderId));
            all.forEach(it -> trading.cancel(it, market, CancelReason.CLEARED));
            touched.tell(listener);
        }
    }

    /**
     * The account is alive. Unless it says so again in time, all of its orders are cancelled, in halted markets too.
     *
     * @param timeoutMs milliseconds from now, at most {@link #MAX_TIMEOUT_MS}; 0 for no dead-man switch any longer
     */
    public void heartbeat(long accountId, long timeoutMs) {
        if (!references.isKnown(accountId)) {
            return;
        }
        if (timeoutMs < 0 || timeoutMs > MAX_TIMEOUT_MS) {
            listener.rejected(accountId, RejectReason.INVALID_TIMEOUT, timeoutMs, MAX_TIMEOUT_MS);
            return;
        }
        deadlines.set(orders.of(accountId), timeoutMs == 0 ? Deadlines.NEVER : nowMs + timeoutMs);
        listener.deadManSwitchSet(accountId, timeoutMs == 0 ? 0 : nowMs + timeoutMs);
    }

    /** The open order that a client has given that name, or {@link #NO_ORDER}. */
    public long orderIdOf(long accountId, ClientId clientId) {
        int use = clientIds.find(accountId, clientId);
        return use == ClientIds.NONE || !clientIds.isOpen(use) ? NO_ORDER : clientIds.orderId(use);
    }

    /** The balances; nobody but the engine may change them. */
    public Ledger ledger() {
        return ledger;
    }

    /** All assets. */
    public Assets assets() {
        return markets.assets;
    }

    /** How many markets there are. */
    public int marketCount() {
        return markets.count();
    }

    /** How many orders are open. */
    public int openOrders() {
        return orders.count();
    }

    /** Visits every open order, in no order that means anything. */
    public void visitOrders(Consumer<Order> visitor) {
        orders.visit(visitor);
    }

    /** How many orders of a market wait for their trigger price. */
    public int waiting(int marketId) {
        return markets.get(marketId).triggers.size();
    }

    /** The book of a market; nobody but the engine may change it. */
    public OrderBook book(int marketId) {
        return markets.get(marketId).book;
    }

    private void cancelAll(@Nullable Order oldest, @Nullable Market only, CancelReason reason) {
        for (Order it = oldest; it != null; ) {
            Order order = it;
            it = it.newerOfAccount;
            if (only == null || only.id == order.marketId) {
                trading.cancel(order, markets.get(order.marketId), reason);
            }
        }
    }
}
