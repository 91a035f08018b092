package dev.bourse.backend.trading;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies that order routes take, for the API document only: they are read field by field, so that each refusal can name its own. */
final class OrderDocument {

    private OrderDocument() {}

    @Schema(name = "NewOrder")
    record NewOrder(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "TATA_INR")
            String market,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"buy", "sell"})
            String side,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {
                        "limit",
                        "market",
                        "stop_loss",
                        "stop_loss_limit",
                        "take_profit",
                        "take_profit_limit"
                    })
            String type,

            @Schema(description = "of limit orders", example = "100.50") @Nullable
            String price,

            @Schema(example = "10") @Nullable String quantity,

            @Schema(description = "instead of quantity: what a market buy may cost, fee included", example = "1000")
            @Nullable
            String quoteQuantity,

            @Schema(description = "of stop_loss and take_profit orders", example = "99.00") @Nullable
            String stopPrice,

            @Schema(description = "how much of a limit order is visible at a time", example = "1") @Nullable
            String displayQuantity,

            @Schema(allowableValues = {"gtc", "ioc", "fok", "gtd"}) @Nullable
            String timeInForce,

            @Schema(description = "of gtd orders: ISO-8601 or Unix time", example = "1756480528000") @Nullable
            Long expiresAt,

            @Schema(description = "refused rather than traded at once", example = "false") @Nullable
            Boolean postOnly,

            @Schema(allowableValues = {"none", "expire_taker", "expire_maker", "expire_both", "decrement"}) @Nullable
            String selfTradePrevention,

            @Schema(description = "1 to 36 of A-Z a-z 0-9 . _ : / -, unique for good", example = "my-order-1") @Nullable
            String clientOrderId,

            @Schema(description = "must be the caller's own", example = "12") @Nullable
            String userId) {}

    @Schema(name = "Replacement", description = "A NewOrder, and replacesOrderId or replacesClientOrderId")
    record Replacement(
            @Schema(example = "1203") @Nullable String replacesOrderId,
            @Schema(example = "my-order-1") @Nullable String replacesClientOrderId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "TATA_INR")
            String market,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    allowableValues = {"buy", "sell"})
            String side,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "limit")
            String type,

            @Schema(example = "100.50") @Nullable String price,
            @Schema(example = "10") @Nullable String quantity) {}

    @Schema(name = "WhichOrder")
    record WhichOrder(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "TATA_INR")
            String market,

            @Schema(example = "1203") @Nullable String orderId,
            @Schema(example = "my-order-1") @Nullable String clientOrderId) {}

    @Schema(name = "OrderChange")
    record Change(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "TATA_INR")
            String market,

            @Schema(example = "1203") @Nullable String orderId,
            @Schema(example = "my-order-1") @Nullable String clientOrderId,
            @Schema(example = "100.50") @Nullable String price,
            @Schema(example = "10") @Nullable String quantity) {}
}
