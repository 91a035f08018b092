package dev.bourse.backend.enigma;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.common.market.Enigma;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An {@link Enigma} as clients see it. */
@Schema(name = "Enigma")
record EnigmaView(
        @Schema(example = "BTCUSDT") String symbol,

        @Schema(
                description = "`(current_price - atl) / (ath - atl) x 100`; null while there has been one price only",
                example = "61.8")
        @Nullable
        BigDecimal level,

        @Schema(description = "highest price in the stored history and now", example = "124474.01")
        BigDecimal ath,

        @Schema(description = "lowest price in the stored history and now", example = "15479.5")
        BigDecimal atl,

        @JsonProperty("current_price")
        @Schema(description = "price of the newest trade that is known", example = "82838.02")
        BigDecimal currentPrice,

        @JsonProperty("fib_levels")
        @Schema(
                description = "by ratio in percent: `atl + (ath - atl) x ratio / 100`, with the tick's decimals",
                example =
                        "{\"0\":15479.5,\"23.6\":41202.2,\"38.2\":57115.4,\"50\":69976.76,\"61.8\":82838.11,\"78.6\":101149.18,\"100\":124474.01}")
        Map<String, BigDecimal> fibLevels,

        @JsonProperty("tick_size") @Schema(description = "smallest step of a price", example = "0.01")
        BigDecimal tickSize) {

    static EnigmaView of(String symbol, BigDecimal price, Enigma enigma, BigDecimal tickSize) {
        return new EnigmaView(
                symbol,
                enigma.level(),
                enigma.ath(),
                enigma.atl(),
                price.stripTrailingZeros(),
                enigma.fibLevels(),
                tickSize.stripTrailingZeros());
    }
}
