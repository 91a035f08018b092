package dev.bourse.backend.trading;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What operators send about markets, for the document only: it is read field by field, see {@link MarketRules}. */
final class MarketDocument {

    private MarketDocument() {}

    @Schema(name = "NewMarket")
    record NewMarket(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "TATA")
            String baseAsset,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "INR")
            String quoteAsset,

            @Schema(description = "decimals of the base asset, 8 by default", example = "2") @Nullable
            Integer baseScale,

            @Schema(description = "decimals of the quote asset, 8 by default", example = "4") @Nullable
            Integer quoteScale,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.01")
            String tickSize,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.01")
            String lotSize,

            @Schema(example = "0.01") @Nullable String minQuantity,
            @Schema(example = "1000000") @Nullable String maxQuantity,
            @Schema(example = "1") @Nullable String minNotional,

            @Schema(description = "basis points", example = "10") @Nullable
            Integer makerFeeBps,

            @Schema(description = "basis points", example = "20") @Nullable
            Integer takerFeeBps,

            @Schema(
                    description = "how far from the last price a limit may be, basis points; 0 for no limit",
                    example = "1000")
            @Nullable
            Integer priceBandBps,

            @Schema(description = "a greater move halts the market, basis points; 0 for none", example = "1500")
            @Nullable
            Integer breakerBps,

            @Schema(description = "within so many seconds", example = "60") @Nullable
            Integer breakerSeconds) {}

    @Schema(name = "MarketChange")
    record Change(
            @Schema(allowableValues = {"trading", "cancel_only", "halted"}) @Nullable
            String status,

            @Schema(example = "0.01") @Nullable String minQuantity,
            @Schema(example = "1000000") @Nullable String maxQuantity,
            @Schema(example = "1") @Nullable String minNotional,

            @Schema(description = "basis points", example = "10") @Nullable
            Integer makerFeeBps,

            @Schema(description = "basis points", example = "20") @Nullable
            Integer takerFeeBps,

            @Schema(description = "basis points", example = "1000") @Nullable
            Integer priceBandBps,

            @Schema(description = "basis points", example = "1500") @Nullable
            Integer breakerBps,

            @Schema(example = "60") @Nullable Integer breakerSeconds) {}
}
