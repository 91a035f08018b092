package dev.bourse.backend.trading;

import dev.bourse.backend.exchange.Exchange;
import dev.bourse.exchange.client.Query;
import dev.bourse.exchange.event.Answer.Item;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the engine says that an account has. */
final class Balances {

    private Balances() {}

    /** All that is not nothing, by asset. */
    static List<BalanceView> of(Exchange exchange, long accountId) {
        List<BalanceView> balances = new ArrayList<>();
        for (Item item : exchange.ask(new Query.Balances(accountId, 0)).items()) {
            if (item instanceof Item.State(BalanceChanged it)) {
                balances.add(BalanceView.of(exchange.markets().asset(it.asset()), it));
            }
        }
        balances.sort(Comparator.comparing(BalanceView::asset));
        return balances;
    }
}
