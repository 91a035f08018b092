package dev.bourse.uploader.store;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.Kline;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.TradeCodec;
import dev.bourse.common.wire.WireJson;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a stream in the database: its rows are copied to a table of the session, and merged from there. */
public enum Projection {
    /**
     * A trade that is there already is passed over. Rows go in the order of the key, so that two writers of the same trades
     * wait for each other and never in a circle.
     */
    TRADES(RedisNames.TRADES_STREAM, """
            create temp table staged_trades (
                symbol text collate "C", trade_id bigint, time_ms bigint, price numeric, quantity numeric,
                buyer_is_maker boolean
            ) on commit delete rows
            """, "copy staged_trades from stdin", """
            insert into trades (symbol, trade_id, time, price, quantity, buyer_is_maker)
            select symbol, trade_id, to_timestamp(time_ms / 1000.0::float8), price, quantity, buyer_is_maker
            from staged_trades
            order by 1, 2, 3
            """, "on conflict do nothing") {
        @Override
        long append(String json, CopyText rows) {
            MarketTrade trade = TradeCodec.decode(json);
            rows.plain(trade.symbol())
                    .number(trade.tradeId())
                    .number(trade.timeMs())
                    .plain(trade.price().toPlainString())
                    .plain(trade.quantity().toPlainString())
                    .flag(trade.buyerIsMaker())
                    .endRow();
            return trade.timeMs();
        }
    },

    /** The last word on a bucket stands; but what once filled a gap goes on doing so. */
    KLINES(RedisNames.KLINES_STREAM, """
            create temp table staged_klines (
                symbol text collate "C", duration text collate "C", bucket_ms bigint, open numeric, high numeric,
                low numeric, close numeric, volume numeric, quote_volume numeric, trades bigint,
                taker_buy_volume numeric, taker_buy_quote_volume numeric, fills_gap boolean,
                position bigint generated always as identity
            ) on commit delete rows
            """, """
            copy staged_klines (symbol, duration, bucket_ms, open, high, low, close, volume, quote_volume, trades,
                taker_buy_volume, taker_buy_quote_volume, fills_gap) from stdin
            """, """
            insert into kline_history as k (symbol, duration, bucket, open, high, low, close, volume, quote_volume, trades,
                taker_buy_volume, taker_buy_quote_volume, fills_gap)
            select distinct on (symbol, duration, bucket_ms)
                symbol, duration, to_timestamp(bucket_ms / 1000.0::float8), open, high, low, close, volume, quote_volume,
                trades, taker_buy_volume, taker_buy_quote_volume,
                bool_or(fills_gap) over (partition by symbol, duration, bucket_ms)
            from staged_klines
            order by symbol, duration, bucket_ms, position desc
            """, """
            on conflict (symbol, duration, bucket) do update set
                open = excluded.open,
                high = excluded.high,
                low = excluded.low,
                close = excluded.close,
                volume = excluded.volume,
                quote_volume = excluded.quote_volume,
                trades = excluded.trades,
                taker_buy_volume = excluded.taker_buy_volume,
                taker_buy_quote_volume = excluded.taker_buy_quote_volume,
                fills_gap = k.fills_gap or excluded.fills_gap
            """) {
        @Override
        long append(String json, CopyText rows) {
            Kline kline = WireJson.read(json, Kline.class);
            CandleDuration duration = present("duration", kline.duration());
            if (kline.openTimeMs() <= 0 || duration.bucketStartMs(kline.openTimeMs()) != kline.openTimeMs()) {
                throw new MalformedMessageException("openTimeMs is no start of a " + duration.label() + " bucket");
            }
            rows.text(present("symbol", kline.symbol())).text(duration.label()).number(kline.openTimeMs());
            amount("open", kline.open(), rows);
            amount("high", kline.high(), rows);
            amount("low", kline.low(), rows);
            amount("close", kline.close(), rows);
            amount("volume", kline.volume(), rows);
            amount("quoteVolume", kline.quoteVolume(), rows);
            rows.number(kline.trades());
            amount("takerBuyVolume", kline.takerBuyVolume(), rows);
            amount("takerBuyQuoteVolume", kline.takerBuyQuoteVolume(), rows);
            rows.flag(kline.fillsGap()).endRow();
            return Long.MAX_VALUE;
        }
    };

    private static final int MOST_DIGITS = 60;

    private final String stream;
    private final String staging;
    private final String copy;
    private final String insert;
    private final String onConflict;

    Projection(String stream, String staging, String copy, String insert, String onConflict) {
        this.stream = stream;
        this.staging = staging;
        this.copy = copy;
        this.insert = insert;
        this.onConflict = onConflict;
    }

    /** The stream that it reads. */
    public String stream() {
        return stream;
    }

    /** What every session has to begin with. */
    public static List<String> sessionTables() {
        return List.of(TRADES.staging, KLINES.staging);
    }

    /** Copies rows to the table of the session. */
    public String copy() {
        return copy;
    }

    /** Fails with a unique violation when one of the rows is there, and then changes nothing. */
    String insert() {
        return insert;
    }

    /** Does what is right with rows that are there. */
    public String merge() {
        return insert + onConflict;
    }

    /**
     * Adds the row of an entry.
     *
     * @return time of the trade that candles have to follow, Unix milliseconds; {@link Long#MAX_VALUE} when there is none
     * @throws MalformedMessageException when the entry can never be stored; the row may have begun then
     */
    abstract long append(String json, CopyText rows);

    private static void amount(String name, @Nullable BigDecimal value, CopyText rows) {
        BigDecimal amount = present(name, value);
        // Nobody can make the database, or this process, write out 1e999999999.
        if (amount.precision() > MOST_DIGITS || Math.abs((long) amount.scale()) > MOST_DIGITS) {
            throw new MalformedMessageException(name + " has more than " + MOST_DIGITS + " digits");
        }
        rows.plain(amount.toPlainString());
    }

    private static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new MalformedMessageException(name + " is missing");
        }
        return value;
    }
}
