package dev.bourse.backend.tickers;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.exchange.event.Answer.Item.MarketPrices;
import dev.bourse.exchange.market.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The 24-hour statistics of the exchange's own markets: from their minutes in the database, and the engine's best prices. */
@Component
final class OwnTickers {

    private static final Duration SHARED_FOR = Duration.ofMillis(500);
    private static final Duration WINDOW = Duration.ofHours(24);

    /** Whole minutes, the one that is open included. */
    private static final String DAY = """
            select (array_agg(open order by bucket))[1] as first, (array_agg(close order by bucket desc))[1] as last,
                max(high) as high, min(low) as low, sum(volume) as volume, sum(quote_volume) as quote_volume,
                sum(trades)::bigint as trades
            from candles(:symbol, '1m', :from::timestamptz, null, 1500, true)
            having count(*) > 0""";

    private static final String LAST =
            "select price from trades where symbol = :symbol order by trade_id desc, time desc limit 1";

    private final Exchange exchange;
    private final JdbcClient database;
    private final InstantSource clock;
    private final LoadingCache<String, Optional<TickerView>> recent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(SHARED_FOR)
            .build(this::read);

    OwnTickers(Exchange exchange, JdbcClient database, InstantSource clock) {
        this.exchange = exchange;
        this.database = database;
        this.clock = clock;
    }

    /** Own markets have an underscore in their names, the feed's have none. */
    static boolean isOwn(@Nullable String symbol) {
        return symbol != null && symbol.indexOf('_') >= 0;
    }

    /** Those of all own markets that have ever traded; none while the engine is away and was never reached. */
    List<TickerView> all() {
        try {
            return exchange.markets().all().stream()
                    .flatMap(it -> recent.get(it.symbol()).stream())
                    .toList();
        } catch (RefusedException e) {
            return List.of();
        }
    }

    /** That of one own market, from a parameter. */
    TickerView ticker(@Nullable String symbol) {
        Market market = exchange.market("symbol", symbol);
        return recent.get(market.symbol())
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.NO_DATA,
                        "Nothing has been traded in " + market.symbol() + " yet.",
                        Map.of("symbol", market.symbol())));
    }

    private record Day(
            BigDecimal first,
            BigDecimal last,
            BigDecimal high,
            BigDecimal low,
            BigDecimal volume,
            BigDecimal quoteVolume,
            long trades) {}

    private Optional<TickerView> read(String symbol) {
        Market market = exchange.market("symbol", symbol);
        return day(symbol).or(() -> quiet(symbol)).map(it -> view(market, it));
    }

    private Optional<Day> day(String symbol) {
        OffsetDateTime from =
                clock.instant().minus(WINDOW).truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC);
        return database.sql(DAY)
                .param("symbol", symbol)
                .param("from", from)
                .query((row, number) -> new Day(
                        row.getBigDecimal("first"),
                        row.getBigDecimal("last"),
                        row.getBigDecimal("high"),
                        row.getBigDecimal("low"),
                        row.getBigDecimal("volume"),
                        row.getBigDecimal("quote_volume"),
                        row.getLong("trades")))
                .optional();
    }

    /** A day without a trade: the last price of before stands. */
    private Optional<Day> quiet(String symbol) {
        return database.sql(LAST)
                .param("symbol", symbol)
                .query(BigDecimal.class)
                .optional()
                .map(price -> new Day(price, price, price, price, BigDecimal.ZERO, BigDecimal.ZERO, 0));
    }

    private TickerView view(Market market, Day day) {
        MarketPrices prices = exchange.prices(market);
        BigDecimal change = day.last().subtract(day.first());
        BigDecimal percent = change.multiply(BigDecimal.valueOf(100)).divide(day.first(), 3, RoundingMode.HALF_EVEN);
        return new TickerView(
                market.symbol(),
                TickerView.plain(day.first()),
                TickerView.plain(day.last()),
                TickerView.plain(day.high()),
                TickerView.plain(day.low()),
                TickerView.plain(change),
                TickerView.plain(percent),
                TickerView.plain(day.volume()),
                TickerView.plain(day.quoteVolume()),
                day.trades(),
                prices == null || prices.bestBid() < 0 ? null : TickerView.plain(market.price(prices.bestBid())),
                prices == null || prices.bestAsk() < 0 ? null : TickerView.plain(market.price(prices.bestAsk())),
                clock.millis());
    }
}
