package dev.bourse.backend.trading;

import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.market.Asset;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What an account has of an asset. */
@Schema(name = "Balance")
record BalanceView(
        @Schema(example = "USDT") String asset,

        @Schema(example = "95000.000000") String available,

        @Schema(description = "set aside for open orders", example = "5000.000000")
        String locked) {

    /** What an account has of all assets. */
    @Schema(name = "Balances")
    record All(List<BalanceView> balances) {}

    static BalanceView of(Asset asset, BalanceChanged it) {
        return new BalanceView(asset.name(), asset.text(it.available()), asset.text(it.locked()));
    }
}
