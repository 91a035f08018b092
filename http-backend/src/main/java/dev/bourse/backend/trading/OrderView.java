package dev.bourse.backend.trading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as clients see it: decimals and ids are strings; what it does not have is left out. */
@Schema(name = "Order")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderView(
        @Schema(example = "1203") String orderId,

        @Schema(
                description = "the client's own name for it, or one that was made for it",
                example = "0198f2a1-7b3c-7d20-9a55-0c1d2e3f4a5b")
        String clientOrderId,

        @Schema(example = "TATA_INR") String market,

        @Schema(
                example = "buy",
                allowableValues = {"buy", "sell"})
        String side,

        @Schema(
                example = "limit",
                allowableValues = {"limit", "market", "stop_loss", "stop_loss_limit", "take_profit", "take_profit_limit"
                })
        String type,

        @Schema(description = "the worst price; none for an order at any price", example = "100.50") @Nullable
        String price,

        @Schema(description = "the last price that a stop order waits for", example = "99.00") @Nullable
        String stopPrice,

        @Schema(description = "none for an order by amount", example = "10.00") @Nullable
        String quantity,

        @Schema(description = "what a market buy may cost, fee included", example = "1000.00") @Nullable
        String quoteQuantity,

        @Schema(description = "how much is visible at a time", example = "1.00") @Nullable
        String displayQuantity,

        @Schema(
                example = "gtc",
                allowableValues = {"gtc", "ioc", "fok", "gtd"})
        String timeInForce,

        @Schema(description = "until when a gtd order rests, Unix milliseconds", example = "1756480528000") @Nullable
        Long expiresAt,

        @Schema(example = "false") boolean postOnly,

        @Schema(description = "how much has traded", example = "4.00")
        String executedQty,

        @Schema(
                description = "what that cost or brought, without fees; of an open order only in the reply to it",
                example = "402.00")
        @Nullable
        String executedQuoteQty,

        @Schema(description = "how much is still open", example = "6.00")
        String remainingQty,

        @Schema(
                example = "partially_filled",
                allowableValues = {"open", "partially_filled", "filled", "cancelled", "expired"})
        String status,

        @Schema(description = "why it was cancelled", example = "REQUESTED") @Nullable
        String cancelReason,

        @Schema(description = "its trades, oldest first") @Nullable
        List<FillView> fills,

        @Schema(description = "Unix milliseconds", example = "1756480528000")
        long createdAt) {

    /** One trade of an order. */
    @Schema(name = "OrderFill")
    record FillView(
            @Schema(example = "77") String tradeId,

            @Schema(example = "100.50") String price,

            @Schema(example = "4.00") String qty,

            @Schema(example = "0.81") String fee,

            @Schema(example = "INR") String feeAsset) {}

    /** What is left of an order after a cancel. */
    @Schema(name = "CancelledOrder")
    record CancelView(
            @Schema(example = "1203") String orderId,

            @Schema(example = "4.00") String executedQty,

            @Schema(example = "6.00") String remainingQty,

            @Schema(example = "cancelled") String status) {}
}
