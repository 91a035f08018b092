package dev.bourse.simulator.market;

import java.util.Optional;

/** One symbol of a {@link MarketSource}: what REST answers from. Safe for several threads. */
public interface SymbolMarket {

    Market market();

    TradeHistory history();

    Klines klines();

    /** The best prices now; empty before the first is known. */
    Optional<BookTop> top();

    /** At most {@code limit} levels a side. */
    Depth depth(int limit);
}
