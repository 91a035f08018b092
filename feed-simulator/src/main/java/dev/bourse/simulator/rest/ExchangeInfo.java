package dev.bourse.simulator.rest;

import dev.bourse.common.market.Instrument;
import dev.bourse.simulator.market.Market;
import dev.bourse.simulator.market.SymbolMarket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer of {@code exchangeInfo}. */
record ExchangeInfo(
        String timezone,
        long serverTime,
        List<RateLimit> rateLimits,
        List<Object> exchangeFilters,
        List<Symbol> symbols) {

    private static final long HUGE = 9_000_000;

    static ExchangeInfo of(long nowMs, int weightLimit, List<SymbolMarket> symbols) {
        List<RateLimit> limits = List.of(
                new RateLimit("REQUEST_WEIGHT", "MINUTE", 1, weightLimit),
                new RateLimit("ORDERS", "SECOND", 10, 100),
                new RateLimit("ORDERS", "DAY", 1, 200_000),
                new RateLimit("RAW_REQUESTS", "MINUTE", 5, 61_000));
        List<Symbol> infos = symbols.stream().map(it -> Symbol.of(it.market())).toList();
        return new ExchangeInfo("UTC", nowMs, limits, List.of(), infos);
    }

    record RateLimit(String rateLimitType, String interval, int intervalNum, int limit) {}

    record Symbol(
            String symbol,
            String status,
            String baseAsset,
            int baseAssetPrecision,
            String quoteAsset,
            int quotePrecision,
            int quoteAssetPrecision,
            int baseCommissionPrecision,
            int quoteCommissionPrecision,
            List<String> orderTypes,
            boolean icebergAllowed,
            boolean ocoAllowed,
            boolean otoAllowed,
            boolean opoAllowed,
            boolean quoteOrderQtyMarketAllowed,
            boolean allowTrailingStop,
            boolean cancelReplaceAllowed,
            boolean amendAllowed,
            boolean pegInstructionsAllowed,
            boolean isSpotTradingAllowed,
            boolean isMarginTradingAllowed,
            List<Map<String, String>> filters,
            List<String> permissions,
            List<List<String>> permissionSets,
            String defaultSelfTradePreventionMode,
            List<String> allowedSelfTradePreventionModes) {

        private static final List<String> ORDER_TYPES = List.of(
                "LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT");

        private static Symbol of(Market market) {
            Instrument instrument = market.instrument();
            return new Symbol(
                    market.symbol(),
                    "TRADING",
                    instrument.baseAsset(),
                    8,
                    instrument.quoteAsset(),
                    8,
                    8,
                    8,
                    8,
                    ORDER_TYPES,
                    true,
                    true,
                    true,
                    true,
                    true,
                    true,
                    true,
                    true,
                    true,
                    true,
                    false,
                    filters(market),
                    List.of(),
                    List.of(List.of("SPOT")),
                    "EXPIRE_MAKER",
                    List.of("EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH"));
        }

        /** Maps made in order; {@link Map#of} has none. */
        private static List<Map<String, String>> filters(Market market) {
            return List.of(
                    Fields.of(
                            "filterType", "PRICE_FILTER",
                            "minPrice", market.price(1),
                            "maxPrice", market.price(HUGE * 100),
                            "tickSize", market.price(1)),
                    Fields.of(
                            "filterType", "LOT_SIZE",
                            "minQty", market.quantity(1),
                            "maxQty", market.quantity(HUGE * 1000),
                            "stepSize", market.quantity(1)),
                    Fields.of("filterType", "NOTIONAL", "minNotional", "5.00000000"));
        }
    }

    private static final class Fields {

        private static Map<String, String> of(String... namesAndValues) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                fields.put(namesAndValues[i], namesAndValues[i + 1]);
            }
            return fields;
        }
    }
}
