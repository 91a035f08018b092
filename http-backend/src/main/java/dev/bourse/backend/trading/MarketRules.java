package dev.bourse.backend.trading;

import dev.bourse.backend.web.Decimals;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.exchange.client.Command.Rules;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The limits and fees of a market, as operators write them. */
final class MarketRules {

    private static final int MOST_BASIS_POINTS = 10_000;
    private static final int LONGEST_WINDOW_SECONDS = 86_400;

    private MarketRules() {}

    /**
     * Reads those that are given; the others stay as they were.
     *
     * @param before null for a market that is new
     */
    static Rules read(JsonFields fields, Asset base, Asset quote, long lot, @Nullable Rules before) {
        BigDecimal min = Decimals.optional(fields, "minQuantity");
        BigDecimal max = Decimals.optional(fields, "maxQuantity");
        BigDecimal notional = Decimals.optional(fields, "minNotional");
        return new Rules(
                min == null ? (before == null ? 1 : before.minLots()) : lots(base, "minQuantity", min, lot),
                max == null
                        ? (before == null ? Long.MAX_VALUE / lot / 1_000 : before.maxLots())
                        : lots(base, "maxQuantity", max, lot),
                notional == null
                        ? (before == null ? 0 : before.minNotional())
                        : MarketUnits.amount(quote, "minNotional", notional),
                whole(fields, "priceBandBps", before == null ? 0 : before.band()),
                whole(fields, "makerFeeBps", before == null ? 0 : before.makerFee()),
                whole(fields, "takerFeeBps", before == null ? 0 : before.takerFee()),
                whole(fields, "breakerBps", before == null ? 0 : before.breaker()),
                fields.whole("breakerSeconds", 1, LONGEST_WINDOW_SECONDS).stream()
                        .mapToLong(it -> it * 1000L)
                        .findFirst()
                        .orElse(before == null ? 0 : before.breakerWindowMs()),
                before == null ? Prevention.EXPIRE_TAKER : before.defaultPrevention());
    }

    /** Those of a market now. */
    static Rules of(Market market) {
        MarketChanged it = market.terms();
        return new Rules(
                it.minLots(),
                it.maxLots(),
                it.minNotional(),
                it.band(),
                it.makerFee(),
                it.takerFee(),
                it.breaker(),
                it.breakerWindowMs(),
                it.defaultPrevention());
    }

    private static int whole(JsonFields fields, String name, int otherwise) {
        return fields.whole(name, 0, MOST_BASIS_POINTS).orElse(otherwise);
    }

    private static long lots(Asset base, String name, BigDecimal quantity, long lot) {
        long units = MarketUnits.amount(base, name, quantity);
        if (units % lot != 0) {
            throw new RefusedException(
                    ErrorCode.QUANTITY_NOT_ON_LOT,
                    name + " is no multiple of the lot.",
                    Map.of(name, quantity.toPlainString(), "lotSize", base.text(lot)));
        }
        return units / lot;
    }
}
