package dev.bourse.engine.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One account's holdings by asset. */
final class Account {

    private @Nullable Holding[] holdings = new Holding[4];

    /** The holding of an asset, or null when the account never had any. */
    @Nullable
    Holding holding(int asset) {
        return asset < holdings.length ? holdings[asset] : null;
    }

    Holding holdingOrNew(int asset) {
        if (asset >= holdings.length) {
            holdings = Arrays.copyOf(holdings, Math.max(asset + 1, holdings.length * 2));
        }
        Holding holding = holdings[asset];
        if (holding == null) {
            holding = new Holding();
            holdings[asset] = holding;
        }
        return holding;
    }

    /** One more than the greatest asset that it may have. */
    int assets() {
        return holdings.length;
    }
}
