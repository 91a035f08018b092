package dev.bourse.realtime.client;

import dev.bourse.realtime.stream.Topic.Prices;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The prices that a client wants: all but some, until it subscribes; from then on those it subscribed to. */
final class PriceFilter {

    private boolean every;
    private final Set<Prices> chosen = new HashSet<>(4);
    private final Set<Prices> excluded = new HashSet<>(0);

    PriceFilter(boolean every) {
        this.every = every;
    }

    boolean every() {
        return every;
    }

    boolean wants(Prices prices) {
        return every ? !excluded.contains(prices) : chosen.contains(prices);
    }

    void add(List<Prices> prices) {
        every = false;
        excluded.clear();
        chosen.addAll(prices);
    }

    void remove(List<Prices> prices) {
        if (every) {
            excluded.addAll(prices);
        } else {
            prices.forEach(chosen::remove);
        }
    }

    /** The prices that it wants by name. */
    Set<Prices> chosen() {
        return chosen;
    }

    /** How many symbols the client named; bounded by the limit on subscriptions. */
    int size() {
        return chosen.size() + excluded.size();
    }
}
