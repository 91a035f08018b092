package dev.bourse.engine.core;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What each account owns. What of it is locked is the sum of what its open orders have set aside, added up each time. */
final class NaiveBalances {

    private record Key(long account, int asset) {}

    private final Map<Key, Long> owned = new HashMap<>();
    private final Set<Key> touched = new LinkedHashSet<>();
    private final Collection<NaiveOrder> openOrders;

    NaiveBalances(Collection<NaiveOrder> openOrders) {
        this.openOrders = openOrders;
    }

    boolean isKnown(long account) {
        return owned.keySet().stream().anyMatch(it -> it.account == account);
    }

    long supply(int asset) {
        return owned.entrySet().stream()
                .filter(it -> it.getKey().asset == asset)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long locked(long account, int asset) {
        long locked = 0;
        for (NaiveOrder it : openOrders) {
            locked += it.account == account && it.asset() == asset ? it.locked : 0;
        }
        return locked;
    }

    long available(long account, int asset) {
        return owned.getOrDefault(new Key(account, asset), 0L) - locked(account, asset);
    }

    void add(long account, int asset, long units) {
        owned.merge(new Key(account, asset), units, Math::addExact);
        touch(account, asset);
    }

    void move(long from, long to, int asset, long units) {
        add(from, asset, -units);
        add(to, asset, units);
    }

    /** Sets aside what an order needs now. */
    void settle(NaiveOrder order) {
        setAside(order, order.need());
    }

    void setAside(NaiveOrder order, long units) {
        if (order.locked != units) {
            order.locked = units;
            touch(order.account, order.asset());
        }
    }

    void touch(long account, int asset) {
        touched.add(new Key(account, asset));
    }

    /** Tells each balance that was touched, in the order in which that happened first. */
    void tell(RecordedEngine events) {
        for (Key it : touched) {
            events.balanceChanged(it.account, it.asset, available(it.account, it.asset), locked(it.account, it.asset));
        }
        touched.clear();
    }
}
