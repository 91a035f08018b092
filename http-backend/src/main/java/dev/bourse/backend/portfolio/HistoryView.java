package dev.bourse.backend.portfolio;

import dev.bourse.common.market.CandleDuration;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/** What an account was worth over time, as clients see it: decimals are strings. */
@Schema(name = "PortfolioHistory")
record HistoryView(
        @Schema(description = "of all amounts", example = "USDT")
        String quoteAsset,

        @Schema(type = "string", example = "1h") CandleDuration interval,

        @Schema(description = "ascending") List<PointView> points) {

    @Schema(name = "PortfolioPoint")
    record PointView(
            @Schema(description = "Unix milliseconds", example = "1756477140000")
            long time,

            @Schema(description = "of all holdings that had a price", example = "1234.560000")
            String value,

            @Schema(
                    description = "deposits less withdrawals up to then, at the prices of when they were made",
                    example = "1000.000000")
            String netDeposits,

            @Schema(description = "value - netDeposits", example = "234.560000")
            String pnl) {

        static PointView of(long timeMs, BigDecimal value, BigDecimal netDeposits) {
            return new PointView(
                    timeMs,
                    value.toPlainString(),
                    netDeposits.toPlainString(),
                    value.subtract(netDeposits).toPlainString());
        }
    }
}
