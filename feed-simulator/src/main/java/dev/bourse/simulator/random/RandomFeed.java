package dev.bourse.simulator.random;

import dev.bourse.simulator.market.MarketListener;
import dev.bourse.simulator.market.SymbolMarket;
import dev.bourse.simulator.market.Trade;

/** Where the telling of one random market has come to. One thread. */
final class RandomFeed {

    private static final long BOOK_STEP_MS = 100;
    private static final long SHORTEST_BOOK_STEP_MS = 20;
    private static final int BATCH = 500;

    private final SymbolMarket symbol;
    private final RandomMarket market;
    private final RandomHistory history;
    private long nextId;
    private long nextTradeMs;
    private long lastBookMs;

    RandomFeed(SymbolMarket symbol, RandomMarket market, RandomHistory history, long fromMs) {
        this.symbol = symbol;
        this.market = market;
        this.history = history;
        this.lastBookMs = fromMs;
        goTo(history.idFrom(fromMs));
    }

    /**
     * Tells all that has happened until {@code nowMs}.
     *
     * @return when the next thing happens
     */
    long tell(MarketListener listener, long nowMs, long longestCatchUpMs) throws InterruptedException {
        if (nowMs - nextTradeMs > longestCatchUpMs) {
            goTo(history.idFrom(nowMs));
        }
        boolean traded = nextTradeMs <= nowMs;
        while (nextTradeMs <= nowMs) {
            long lastDue = history.idFrom(nowMs + 1) - 1;
            for (Trade trade : history.trades(nextId, Math.min(lastDue, nextId + BATCH - 1))) {
                listener.trade(symbol, trade, null);
                nextId = trade.id() + 1;
            }
            goTo(nextId);
        }
        long bookStep = traded ? SHORTEST_BOOK_STEP_MS : BOOK_STEP_MS;
        if (nowMs - lastBookMs >= bookStep) {
            lastBookMs = nowMs;
            listener.bookTop(symbol, market.top(nowMs), null);
        }
        return Math.min(nextTradeMs, lastBookMs + BOOK_STEP_MS);
    }

    private void goTo(long id) {
        nextId = id;
        nextTradeMs = history.timeOf(id);
    }
}
