package dev.bourse.backend.symbols;

import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.market.Instrument;
import dev.bourse.common.market.OfferedSymbol;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.WireJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The markets there are. Those of the feed are read from Redis every few seconds and remembered while Redis is away; a market
 * that only the database knows, for example because Redis has been emptied, still has its candles.
 */
@Component
public final class SymbolCatalog {

    private static final Logger log = LoggerFactory.getLogger(SymbolCatalog.class);
    private static final Duration FEED_FRESH_FOR = Duration.ofSeconds(3);
    private static final Duration OFFERED_FRESH_FOR = Duration.ofSeconds(10);
    private static final Duration STORED_FRESH_FOR = Duration.ofSeconds(15);
    private static final String QUOTE_ASSET = "USDT";

    /** From one symbol to the next by index, however many rows each has. */
    private static final String STORED_SYMBOLS = """
            with recursive traded (symbol) as (
                select min(symbol) from trades
                union all
                select (select min(symbol) from trades where symbol > traded.symbol) from traded where symbol is not null
            ), with_klines (symbol) as (
                select min(symbol) from kline_history
                union all
                select (select min(symbol) from kline_history where symbol > with_klines.symbol)
                from with_klines where symbol is not null
            )
            select symbol from traded where symbol is not null
            union
            select symbol from with_klines where symbol is not null""";

    private final Remembered<SortedMap<String, Instrument>> ofFeed;
    private final Remembered<SortedMap<String, OfferedSymbol>> offered;
    private final Remembered<Set<String>> stored;

    SymbolCatalog(StringRedisTemplate redis, JdbcClient database, InstantSource clock) {
        ofFeed = new Remembered<>("instruments", () -> readInstruments(redis), FEED_FRESH_FOR, clock);
        offered = new Remembered<>("offered symbols", () -> readOffered(redis), OFFERED_FRESH_FOR, clock);
        stored = new Remembered<>("stored symbols", () -> readStored(database), STORED_FRESH_FOR, clock);
    }

    /** What the feed says of each market, by symbol. */
    public SortedMap<String, Instrument> instruments() {
        return ofFeed.value();
    }

    /** What the feed could carry, by symbol; empty while the poller has not told it. */
    SortedMap<String, OfferedSymbol> offered() {
        return offered.value();
    }

    /** The symbol of a market that the feed carries or has carried, from a parameter of that name. */
    public String ofFeed(String name, @Nullable String value) {
        String symbol = Parameters.symbol(name, value);
        Set<String> known = instruments().keySet();
        if (!known.contains(symbol)) {
            throw unknown(symbol, known);
        }
        return symbol;
    }

    /** The symbol of a market that has or can have candles, from a parameter of that name. */
    public String withCandles(String name, @Nullable String value) {
        String symbol = Parameters.symbol(name, value);
        return isOfFeed(symbol) || stored.value().contains(symbol) ? symbol : refuse(symbol);
    }

    /** As {@link #withCandles}, but the base asset alone will do: {@code BTC} means {@code BTCUSDT}. */
    public String ofAsset(String name, @Nullable String value) {
        String asset = Parameters.symbol(name, value);
        String symbol = asset + QUOTE_ASSET;
        if (isOfFeed(asset)) {
            return asset;
        }
        if (isOfFeed(symbol)) {
            return symbol;
        }
        Set<String> known = stored.value();
        if (known.contains(asset)) {
            return asset;
        }
        return known.contains(symbol) ? symbol : refuse(asset);
    }

    private boolean isOfFeed(String symbol) {
        return namesOfFeed().contains(symbol);
    }

    /** Empty while Redis has never been reached: then the database decides alone. */
    private Set<String> namesOfFeed() {
        try {
            return instruments().keySet();
        } catch (DataAccessException e) {
            return Set.of();
        }
    }

    private String refuse(String symbol) {
        Set<String> known = new TreeSet<>(stored.value());
        known.addAll(namesOfFeed());
        throw unknown(symbol, known);
    }

    private static RefusedException unknown(String symbol, Set<String> known) {
        return new RefusedException(
                ErrorCode.UNKNOWN_SYMBOL,
                "There is no market " + symbol + " here.",
                Map.of("symbol", symbol, "allowed", known));
    }

    private static SortedMap<String, Instrument> readInstruments(StringRedisTemplate redis) {
        SortedMap<String, Instrument> instruments = new TreeMap<>();
        redis.<String, String>opsForHash().entries(RedisNames.INSTRUMENTS).forEach((symbol, json) -> {
            try {
                instruments.put(symbol, WireJson.read(json, Instrument.class));
            } catch (MalformedMessageException e) {
                log.warn("instrument skipped symbol={} cause={}", symbol, e.getMessage());
            }
        });
        return Collections.unmodifiableSortedMap(instruments);
    }

    private static SortedMap<String, OfferedSymbol> readOffered(StringRedisTemplate redis) {
        SortedMap<String, OfferedSymbol> offered = new TreeMap<>();
        String json = redis.opsForValue().get(RedisNames.OFFERED_SYMBOLS);
        if (json != null) {
            try {
                for (OfferedSymbol it : WireJson.read(json, OfferedSymbol[].class)) {
                    offered.put(it.symbol(), it);
                }
            } catch (MalformedMessageException e) {
                log.warn("offered symbols not understood cause={}", e.getMessage());
            }
        }
        return Collections.unmodifiableSortedMap(offered);
    }

    private static Set<String> readStored(JdbcClient database) {
        return Set.copyOf(database.sql(STORED_SYMBOLS).query(String.class).set());
    }
}
