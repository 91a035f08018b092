package dev.bourse.realtime.candle;

import dev.bourse.common.market.MarketTrade;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The newest trades of one symbol, with contiguous ids and at most {@code capacity} of them: what a candle that was fetched from
 * elsewhere may still lack.
 */
final class TradeRing {

    private final int capacity;
    private final ArrayDeque<MarketTrade> trades = new ArrayDeque<>();
    private boolean complete;

    /**
     * An empty ring.
     *
     * @param capacity trades that it holds
     * @param complete true when there was no trade of the symbol before the first that will be added
     */
    TradeRing(int capacity, boolean complete) {
        this.capacity = capacity;
        this.complete = complete;
    }

    /** What a trade is to those before it. */
    enum Place {
        NEXT,
        DUPLICATE,
        /** Ids in between were never seen. */
        AFTER_JUMP,
        /** A later trade with a smaller id: the feed counts from the start again, as another simulated market does. */
        RESTART
    }

    Place add(MarketTrade trade) {
        Place place = place(trade);
        switch (place) {
            case NEXT -> append(trade);
            case DUPLICATE -> {}
            case AFTER_JUMP, RESTART -> {
                trades.clear();
                complete = false;
                append(trade);
            }
        }
        return place;
    }

    private Place place(MarketTrade trade) {
        MarketTrade newest = trades.peekLast();
        if (newest == null || trade.tradeId() == newest.tradeId() + 1) {
            return Place.NEXT;
        }
        if (trade.tradeId() > newest.tradeId()) {
            return Place.AFTER_JUMP;
        }
        return trade.timeMs() > newest.timeMs() ? Place.RESTART : Place.DUPLICATE;
    }

    private void append(MarketTrade trade) {
        trades.addLast(trade);
        if (trades.size() > capacity) {
            trades.removeFirst();
            complete = false;
        }
    }

    /** True while it holds every trade that the symbol ever had. */
    boolean complete() {
        return complete;
    }

    @Nullable
    MarketTrade oldest() {
        return trades.peekFirst();
    }

    /** Oldest first. */
    Iterable<MarketTrade> trades() {
        return trades;
    }
}
