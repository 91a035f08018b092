package dev.bourse.engine.book;

import org.jspecify.annotations.Nullable;

/** What a taker would trade at once, self-trade prevention included. */
final class FillCheck {

    private FillCheck() {}

    /** Visits how much would trade at each price, best first; returns how much it is in all. */
    static long fill(
            BookSide makers,
            long limitTicks,
            long lots,
            long accountId,
            SelfTradePrevention prevention,
            OrderBook.LevelVisitor visitor) {
        long left = lots;
        boolean goesOn = true;
        for (PriceLevel level = makers.best;
                goesOn && level != null && left > 0 && makers.isWithin(level.priceTicks, limitTicks);
                level = level.worse) {
            RestingOrder own = prevention == SelfTradePrevention.NONE ? null : firstOf(level, accountId);
            // Where the taker meets its own order it ends, or gets smaller without being filled, unless the maker makes
            // way.
            goesOn = own == null || prevention == SelfTradePrevention.EXPIRE_MAKER;
            long open = own == null ? level.openLots : goesOn ? openOfOthers(level, accountId) : visibleAhead(own);
            long trades = Math.min(left, open);
            left -= trades;
            visitor.level(level.priceTicks, trades);
        }
        return lots - left;
    }

    private static @Nullable RestingOrder firstOf(PriceLevel level, long accountId) {
        for (RestingOrder it = level.first; it != null; it = it.behind) {
            if (it.accountId == accountId) {
                return it;
            }
        }
        return null;
    }

    /** Icebergs ahead trade their visible part only, before the order's turn comes. */
    private static long visibleAhead(RestingOrder order) {
        long lots = 0;
        for (RestingOrder it = order.ahead; it != null; it = it.ahead) {
            lots += it.visibleLots;
        }
        return lots;
    }

    private static long openOfOthers(PriceLevel level, long accountId) {
        long lots = 0;
        for (RestingOrder it = level.first; it != null; it = it.behind) {
            lots += it.accountId == accountId ? 0 : it.openLots;
        }
        return lots;
    }
}
