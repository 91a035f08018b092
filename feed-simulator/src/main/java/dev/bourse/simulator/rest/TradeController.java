package dev.bourse.simulator.rest;

import dev.bourse.simulator.market.AggregateTrade;
import dev.bourse.simulator.market.Market;
import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.market.SymbolMarket;
import dev.bourse.simulator.market.Trade;
import dev.bourse.simulator.market.TradeHistory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code trades}, {@code historicalTrades} and {@code aggTrades}. */
@RestController
final class TradeController {

    private final SymbolSelection symbols;

    TradeController(MarketSource source) {
        this.symbols = new SymbolSelection(source);
    }

    @GetMapping("/api/v3/trades")
    ResponseEntity<String> trades(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "symbol", "limit");
        SymbolMarket symbol = symbols.required(parameters);
        return RestJson.ok(newest(symbol, parameters.limit(500, 1_000)));
    }

    @GetMapping("/api/v3/historicalTrades")
    ResponseEntity<String> historicalTrades(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "symbol", "limit", "fromId");
        SymbolMarket symbol = symbols.required(parameters);
        int limit = parameters.limit(500, 1_000);
        OptionalLong fromId = parameters.number("fromId");
        if (fromId.isEmpty()) {
            return RestJson.ok(newest(symbol, limit));
        }
        return RestJson.ok(lines(symbol.market(), symbol.history().page(fromId.getAsLong(), limit)));
    }

    @GetMapping("/api/v3/aggTrades")
    ResponseEntity<String> aggTrades(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "symbol", "fromId", "startTime", "endTime", "limit");
        SymbolMarket symbol = symbols.required(parameters);
        int limit = parameters.limit(500, 1_000);
        OptionalLong fromId = parameters.number("fromId");
        OptionalLong start = parameters.time("startTime");
        OptionalLong end = parameters.time("endTime");
        if (fromId.isPresent() && (start.isPresent() || end.isPresent())) {
            throw BinanceException.badRequest(-1128, "Combination of optional parameters invalid.");
        }
        TradeHistory history = symbol.history();
        long lastId = end.isPresent() ? history.firstIdFrom(end.getAsLong() + 1) - 1 : history.newestId();
        long firstId;
        if (fromId.isPresent()) {
            firstId = history.firstTradeOf(fromId.getAsLong());
        } else if (start.isPresent()) {
            firstId = history.firstIdFrom(start.getAsLong());
        } else {
            firstId = history.firstTradeOf(history.aggregateOf(lastId) - limit + 1);
        }
        Market market = symbol.market();
        return RestJson.ok(AggregateTrade.page(history, firstId, lastId, limit).stream()
                .map(it -> AggregateLine.of(market, it))
                .toList());
    }

    private static List<TradeLine> newest(SymbolMarket symbol, int limit) {
        TradeHistory history = symbol.history();
        long newest = history.newestId();
        return lines(symbol.market(), history.trades(newest - limit + 1, newest));
    }

    private static List<TradeLine> lines(Market market, List<Trade> trades) {
        return trades.stream().map(it -> TradeLine.of(market, it)).toList();
    }

    record TradeLine(
            long id, String price, String qty, String quoteQty, long time, boolean isBuyerMaker, boolean isBestMatch) {

        private static TradeLine of(Market market, Trade trade) {
            return new TradeLine(
                    trade.id(),
                    market.price(trade.priceTicks()),
                    market.quantity(trade.quantityLots()),
                    market.quote(trade.priceTicks(), trade.quantityLots()),
                    trade.timeMs(),
                    trade.buyerIsMaker(),
                    true);
        }
    }

    record AggregateLine(long a, String p, String q, long f, long l, long T, boolean m, boolean M) {

        private static AggregateLine of(Market market, AggregateTrade trade) {
            return new AggregateLine(
                    trade.id(),
                    market.price(trade.priceTicks()),
                    market.quantity(trade.quantityLots()),
                    trade.firstId(),
                    trade.lastId(),
                    trade.timeMs(),
                    trade.buyerIsMaker(),
                    true);
        }
    }
}
