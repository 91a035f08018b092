package dev.bourse.backend.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an account has and what that is worth, as clients see it: decimals are strings. */
@Schema(name = "Portfolio")
record PortfolioView(
        @Schema(example = "USDT") String quoteAsset,

        @Schema(description = "of all holdings that have a price", example = "125750.000000")
        String totalValue,

        @Schema(description = "of the positions in that currency", example = "244.875000")
        String unrealisedPnl,

        @Schema(example = "1200.000000") String realisedPnl,

        List<HoldingView> holdings,
        List<PositionView> positions) {

    @Schema(name = "Holding")
    record HoldingView(
            @Schema(example = "BTC") String asset,

            @Schema(example = "0.40000000") String available,

            @Schema(example = "0.10000000") String locked,

            @Schema(description = "null where there is none", example = "61500.00") @Nullable
            String price,

            @Schema(description = "where the price is from", example = "BTC_USDT") @Nullable
            String priceSource,

            @Schema(example = "30750.000000") @Nullable String value) {}

    @Schema(name = "Position")
    record PositionView(
            @Schema(example = "BTC_USDT") String market,

            @Schema(example = "0.50000") String quantity,

            @Schema(description = "of one, fees included; null without a quantity", example = "61010.25") @Nullable
            String averageCost,

            @Schema(example = "30505.125000") String cost,

            @Schema(description = "null before the market's first trade", example = "61500.00") @Nullable
            String lastPrice,

            @Schema(description = "at the last price, without the fee of selling", example = "244.875000") @Nullable
            String unrealisedPnl,

            @Schema(example = "1200.000000") String realisedPnl,

            @Schema(example = "61.000000") String fees,

            @Schema(description = "of cost and profit", example = "USDT")
            String quoteAsset) {}
}
