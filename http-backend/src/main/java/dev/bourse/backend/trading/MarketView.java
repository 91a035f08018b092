package dev.bourse.backend.trading;

import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.market.Market;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** A market of the exchange. */
@Schema(name = "Market")
record MarketView(
        @Schema(example = "TATA_INR") String symbol,
        @Schema(example = "TATA") String baseAsset,
        @Schema(example = "INR") String quoteAsset,

        @Schema(
                example = "trading",
                allowableValues = {"trading", "cancel_only", "halted"})
        String status,

        @Schema(example = "0.01") String tickSize,
        @Schema(example = "0.01") String lotSize,
        @Schema(example = "0.01") String minQuantity,
        @Schema(example = "1000000.00") String maxQuantity,
        @Schema(example = "1.0000") String minNotional,
        @Schema(example = "10") int makerFeeBps,
        @Schema(example = "20") int takerFeeBps,
        @Schema(example = "1000") int priceBandBps,
        @Schema(example = "1500") int breakerBps,
        @Schema(example = "60") long breakerSeconds) {

    static MarketView of(Market it) {
        MarketChanged terms = it.terms();
        return new MarketView(
                it.symbol(),
                it.base().name(),
                it.quote().name(),
                terms.status().name().toLowerCase(Locale.ROOT),
                it.tickSize().toPlainString(),
                it.lotSize().toPlainString(),
                it.quantityText(terms.minLots()),
                it.quantityText(terms.maxLots()),
                it.quote().text(terms.minNotional()),
                terms.makerFee(),
                terms.takerFee(),
                terms.band(),
                terms.breaker(),
                terms.breakerWindowMs() / 1000);
    }
}
