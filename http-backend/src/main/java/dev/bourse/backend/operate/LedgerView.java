package dev.bourse.backend.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Whether what all accounts have is what came in and did not go out. */
@Schema(name = "LedgerSums")
record LedgerView(
        @Schema(description = "every difference is 0, and nobody has less than nothing")
        boolean balanced,

        @Schema(description = "the newest event of the exchange that is counted in", example = "48213")
        long asOfSequence,

        @Schema(description = "when it was read, Unix milliseconds", example = "1756480528000")
        long asOf,

        List<AssetSums> assets) {

    /** An asset's sums. */
    @Schema(name = "LedgerAsset")
    record AssetSums(
            @Schema(example = "USDT") String asset,

            @Schema(description = "accounts that have some, besides the house", example = "12")
            long accounts,

            @Schema(description = "of all accounts, the house's included", example = "1995000.000000")
            String available,

            @Schema(description = "set aside for open orders", example = "5000.000000")
            String locked,

            @Schema(description = "available and locked", example = "2000000.000000")
            String total,

            @Schema(example = "2000500.000000") String deposits,
            @Schema(example = "500.000000") String withdrawals,

            @Schema(
                    description = "total less what came in and stayed; 0 when the ledger is right",
                    example = "0.000000")
            String difference,

            @Schema(description = "what the house has, which gets the fees", example = "31.250000")
            String house,

            @Schema(description = "balances below 0; 0 when the ledger is right", example = "0")
            long negative) {}
}
