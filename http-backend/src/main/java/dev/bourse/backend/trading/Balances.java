package dev.bourse.backend.trading;

import dev.bourse.backend.exchange.Exchange;
import java.util.Comparator;
import java.util.List;

/** What the engine says that an account has. */
final class Balances {

    private Balances() {}

    /** All that is not nothing, by asset. */
    static List<BalanceView> of(Exchange exchange, long accountId) {
        return exchange.balances(accountId).stream()
                .map(it -> BalanceView.of(exchange.markets().asset(it.asset()), it))
                .sorted(Comparator.comparing(BalanceView::asset))
                .toList();
    }
}
