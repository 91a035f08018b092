package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.MarketChangedDecoder;
import dev.bourse.common.engine.wire.MarketChangedEncoder;
import dev.bourse.engine.core.MarketRules;
import dev.bourse.engine.core.MarketStatus;
import dev.bourse.engine.core.MarketUnits;

/** A market as the wire has it. */
final class MarketCodec {

    private MarketCodec() {}

    /** Writes a market into a message that has been wrapped. */
    static MarketChangedEncoder encode(
            MarketChangedEncoder message, int marketId, MarketUnits units, MarketRules rules, MarketStatus status) {
        return message.tick(units.tickUnits())
                .lot(units.lotUnits())
                .unitsPerTickLot(units.unitsPerTickLot())
                .minLots(rules.minLots())
                .maxLots(rules.maxLots())
                .minNotional(rules.minNotional())
                .breakerWindow(rules.breakerWindowMs())
                .band(rules.bandBasisPoints())
                .makerFee(rules.makerFeeBasisPoints())
                .takerFee(rules.takerFeeBasisPoints())
                .breaker(rules.breakerBasisPoints())
                .marketId(marketId)
                .baseAsset(units.baseAsset())
                .quoteAsset(units.quoteAsset())
                .defaultPrevention(WireCodes.wire(rules.defaultPrevention()))
                .status(WireCodes.wire(status))
                .symbol(units.symbol());
    }

    static MarketUnits units(MarketChangedDecoder message) {
        return new MarketUnits(
                message.symbol(),
                message.baseAsset(),
                message.quoteAsset(),
                message.tick(),
                message.lot(),
                message.unitsPerTickLot());
    }

    static MarketRules rules(MarketChangedDecoder message) {
        return new MarketRules(
                message.minLots(),
                message.maxLots(),
                message.minNotional(),
                message.band(),
                message.makerFee(),
                message.takerFee(),
                message.breaker(),
                message.breakerWindow(),
                WireCodes.PREVENTIONS[message.defaultPreventionRaw()]);
    }
}
