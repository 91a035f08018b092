package dev.bourse.uploader.exchange;

import dev.bourse.exchange.account.AccountEvent;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EngineEvent.Accepted;
import dev.bourse.exchange.event.EngineEvent.Amended;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.event.EngineEvent.Traded;
import dev.bourse.exchange.event.EngineEvent.Triggered;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which rows have to be there before events can be applied: those whose next state depends on the one before. */
final class Touched {

    private final Set<Long> accepted = new HashSet<>();
    private final Set<Long> orders = new HashSet<>();
    private final Set<PositionRow.Key> positions = new HashSet<>();
    private final Set<Long> accounts = new HashSet<>();

    private Touched() {}

    static Touched by(List<LogEntry> entries) {
        Touched touched = new Touched();
        entries.forEach(entry -> entry.events().events().forEach(touched::add));
        return touched;
    }

    /** Orders that were accepted before. */
    Set<Long> orders() {
        return orders;
    }

    Set<PositionRow.Key> positions() {
        return positions;
    }

    Set<Long> accounts() {
        return accounts;
    }

    private void add(EngineEvent event) {
        switch (event) {
            case Accepted it -> accepted.add(it.orderId());
            case Amended it -> addOrder(it.orderId());
            case Triggered it -> addOrder(it.orderId());
            case Cancelled it -> addOrder(it.orderId());
            case Traded it -> {
                addOrder(it.makerOrderId());
                addOrder(it.takerOrderId());
                positions.add(new PositionRow.Key(it.makerAccountId(), it.marketId()));
                positions.add(new PositionRow.Key(it.takerAccountId(), it.marketId()));
            }
            default -> {} // says all there is to say by itself
        }
        AccountEvent.in(event).forEach(it -> accounts.add(it.accountId()));
    }

    private void addOrder(long orderId) {
        if (!accepted.contains(orderId)) {
            orders.add(orderId);
        }
    }
}
