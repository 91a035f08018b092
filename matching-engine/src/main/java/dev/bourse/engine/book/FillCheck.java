package dev.bourse.engine.book;

import org.jspecify.annotations.Nullable;

/** Whether a taker's whole quantity would be filled at once, self-trade prevention included. */
final class FillCheck {

    private FillCheck() {}

    static boolean wouldFill(
            BookSide makers, long limitTicks, long lots, long accountId, SelfTradePrevention prevention) {
        long left = lots;
        for (PriceLevel level = makers.best;
                level != null && left > 0 && makers.isWithin(level.priceTicks, limitTicks);
                level = level.worse) {
            RestingOrder own = prevention == SelfTradePrevention.NONE ? null : firstOf(level, accountId);
            if (own == null) {
                left -= Math.min(left, level.openLots);
            } else if (prevention == SelfTradePrevention.EXPIRE_MAKER) {
                left -= Math.min(left, openOfOthers(level, accountId));
            } else {
                // There the taker ends, or gets smaller without being filled.
                return left <= visibleAhead(own);
            }
        }
        return left == 0;
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
