package dev.bourse.simulator.rest;

import dev.bourse.simulator.market.BookTop;
import dev.bourse.simulator.market.Candle;
import dev.bourse.simulator.market.Depth;
import dev.bourse.simulator.market.KlineInterval;
import dev.bourse.simulator.market.Market;
import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.market.RollingStatistics;
import dev.bourse.simulator.market.SymbolMarket;
import dev.bourse.simulator.wire.Payloads;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code klines}, {@code depth} and the tickers. */
@RestController
final class MarketController {

    private final MarketSource source;
    private final SymbolSelection symbols;

    MarketController(MarketSource source) {
        this.source = source;
        this.symbols = new SymbolSelection(source);
    }

    @GetMapping("/api/v3/klines")
    ResponseEntity<String> klines(HttpServletRequest request) {
        Parameters parameters =
                new Parameters(request, "symbol", "interval", "startTime", "endTime", "timeZone", "limit");
        SymbolMarket symbol = symbols.required(parameters);
        KlineInterval interval = parameters.requiredInterval();
        var _ = parameters.word("timeZone", "0", Set.of("0", "00:00", "0:00"));
        List<Candle> candles = symbol.klines()
                .range(
                        interval,
                        parameters.time("startTime"),
                        parameters.time("endTime"),
                        parameters.limit(500, 1_000),
                        source.nowMs());
        return RestJson.ok(candles.stream().map(it -> line(symbol.market(), it)).toList());
    }

    @GetMapping("/api/v3/depth")
    ResponseEntity<String> depth(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "symbol", "limit");
        SymbolMarket symbol = symbols.required(parameters);
        Depth depth = symbol.depth(parameters.limit(100, 5_000));
        Market market = symbol.market();
        return RestJson.ok(new Book(depth.lastUpdateId(), levels(market, depth.bids()), levels(market, depth.asks())));
    }

    @GetMapping("/api/v3/ticker/24hr")
    ResponseEntity<String> ticker(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "symbol", "symbols", "type");
        String type = parameters.word("type", "FULL", Set.of("FULL", "MINI"));
        List<Object> tickers = symbols.select(parameters).stream()
                .map(it -> type.equals("FULL") ? fullTicker(it) : miniTicker(it))
                .toList();
        return RestJson.ok(parameters.has("symbol") ? tickers.getFirst() : tickers);
    }

    @GetMapping("/api/v3/ticker/price")
    ResponseEntity<String> price(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "symbol", "symbols");
        List<PriceTicker> prices = symbols.select(parameters).stream()
                .map(it -> new PriceTicker(it.market().symbol(), it.market().price(lastPrice(it))))
                .toList();
        return RestJson.ok(parameters.has("symbol") ? prices.getFirst() : prices);
    }

    @GetMapping("/api/v3/ticker/bookTicker")
    ResponseEntity<String> bookTicker(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, "symbol", "symbols");
        List<BookTicker> tickers = symbols.select(parameters).stream()
                .map(it -> BookTicker.of(it.market(), it.top()))
                .toList();
        return RestJson.ok(parameters.has("symbol") ? tickers.getFirst() : tickers);
    }

    private Object fullTicker(SymbolMarket symbol) {
        Market market = symbol.market();
        RollingStatistics day = RollingStatistics.of(symbol.history(), symbol.klines(), source.nowMs());
        Candle window = day.window();
        BookTicker book = BookTicker.of(market, symbol.top());
        return new FullTicker(
                market.symbol(),
                Payloads.change(market, window),
                Payloads.changePercent(window),
                Payloads.averagePrice(market, window),
                market.price(day.previousTicks()),
                market.price(window.closeTicks()),
                market.quantity(day.lastLots()),
                book.bidPrice(),
                book.bidQty(),
                book.askPrice(),
                book.askQty(),
                market.price(window.openTicks()),
                market.price(window.highTicks()),
                market.price(window.lowTicks()),
                market.quantity(window.volumeLots()),
                market.quote(window.quote()),
                day.openTimeMs(),
                day.closeTimeMs(),
                window.firstId(),
                window.lastId(),
                window.trades());
    }

    private Object miniTicker(SymbolMarket symbol) {
        Market market = symbol.market();
        RollingStatistics day = RollingStatistics.of(symbol.history(), symbol.klines(), source.nowMs());
        Candle window = day.window();
        return new MiniTicker(
                market.symbol(),
                market.price(window.openTicks()),
                market.price(window.highTicks()),
                market.price(window.lowTicks()),
                market.price(window.closeTicks()),
                market.quantity(window.volumeLots()),
                market.quote(window.quote()),
                day.openTimeMs(),
                day.closeTimeMs(),
                window.firstId(),
                window.lastId(),
                window.trades());
    }

    private static long lastPrice(SymbolMarket symbol) {
        long newest = symbol.history().newestId();
        return symbol.history().trades(newest, newest).stream()
                .mapToLong(it -> it.priceTicks())
                .findFirst()
                .orElse(0);
    }

    private static List<Object> line(Market market, Candle candle) {
        return List.of(
                candle.openMs(),
                market.price(candle.openTicks()),
                market.price(candle.highTicks()),
                market.price(candle.lowTicks()),
                market.price(candle.closeTicks()),
                market.quantity(candle.volumeLots()),
                candle.endMs() - 1,
                market.quote(candle.quote()),
                candle.trades(),
                market.quantity(candle.takerBuyLots()),
                market.quote(candle.takerBuyQuote()),
                "0");
    }

    private static List<List<String>> levels(Market market, List<Depth.Level> levels) {
        return levels.stream()
                .map(it -> List.of(market.price(it.ticks()), market.quantity(it.lots())))
                .toList();
    }

    record Book(long lastUpdateId, List<List<String>> bids, List<List<String>> asks) {}

    record PriceTicker(String symbol, String price) {}

    record BookTicker(String symbol, String bidPrice, String bidQty, String askPrice, String askQty) {

        private static BookTicker of(Market market, Optional<BookTop> top) {
            return new BookTicker(
                    market.symbol(),
                    market.price(top.map(BookTop::bidTicks).orElse(0L)),
                    market.quantity(top.map(BookTop::bidLots).orElse(0L)),
                    market.price(top.map(BookTop::askTicks).orElse(0L)),
                    market.quantity(top.map(BookTop::askLots).orElse(0L)));
        }
    }

    record MiniTicker(
            String symbol,
            String openPrice,
            String highPrice,
            String lowPrice,
            String lastPrice,
            String volume,
            String quoteVolume,
            long openTime,
            long closeTime,
            long firstId,
            long lastId,
            long count) {}

    record FullTicker(
            String symbol,
            String priceChange,
            String priceChangePercent,
            String weightedAvgPrice,
            String prevClosePrice,
            String lastPrice,
            String lastQty,
            String bidPrice,
            String bidQty,
            String askPrice,
            String askQty,
            String openPrice,
            String highPrice,
            String lowPrice,
            String volume,
            String quoteVolume,
            long openTime,
            long closeTime,
            long firstId,
            long lastId,
            long count) {}
}
