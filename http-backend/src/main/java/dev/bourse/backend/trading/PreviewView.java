package dev.bourse.backend.trading;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would happen to an order. */
@Schema(name = "OrderPreview")
record PreviewView(
        @Schema(example = "TATA_INR") String market,

        @Schema(
                description = "what the order would be at once",
                example = "partially_filled",
                allowableValues = {"open", "partially_filled", "filled", "cancelled"})
        String status,

        @Schema(example = "4.00") String executedQty,

        @Schema(description = "what that would cost or bring, without the fee", example = "402.00")
        String executedQuoteQty,

        @Schema(description = "null when nothing would trade", example = "100.50") @Nullable
        String averagePrice,

        @Schema(description = "what would rest in the book", example = "6.00")
        String remainingQty,

        @Schema(example = "0.81") String fee,

        @Schema(example = "INR") String feeAsset,

        @Schema(description = "what would trade, by price") List<Trade> fills,

        @Schema(description = "what the account would then have")
        List<Balance> balances) {

    @Schema(name = "OrderPreviewFill")
    record Trade(
            @Schema(example = "100.50") String price,

            @Schema(example = "4.00") String qty) {}

    @Schema(name = "OrderPreviewBalance")
    record Balance(
            @Schema(example = "INR") String asset,

            @Schema(example = "597.19") String available,

            @Schema(example = "604.21") String locked) {}
}
