package dev.bourse.backend.portfolio;

import dev.bourse.backend.portfolio.Valuation.Source;
import dev.bourse.common.market.CandleDuration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Last prices of the past, from the candles. */
@Component
final class PastPrices {

    private static final String SERIES = """
            select s.symbol, extract(epoch from c.bucket)::bigint * 1000 as time, c.close
            from unnest(:symbols::text[]) as s (symbol)
            cross join lateral candles(s.symbol, :length, null, :last::timestamptz, :count, true) as c""";

    /** The feed's candles are only read where the own market has none by then. */
    private static final String SINGLES = """
            select w.number, coalesce(
                (select close from candles(w.own, :length, null, to_timestamp(w.bucket), 1, true)),
                (select close from candles(w.feed, :length, null, to_timestamp(w.bucket), 1, true))) as close
            from unnest(:owns::text[], :feeds::text[], :buckets::bigint[]) with ordinality as w (own, feed, bucket, number)""";

    private final JdbcClient database;

    PastPrices(JdbcClient database) {
        this.database = database;
    }

    /** The last prices of each symbol by when they stood, Unix milliseconds: at the ends of at least {@code count} buckets until then. */
    Map<String, NavigableMap<Long, BigDecimal>> series(
            Collection<String> symbols, CandleDuration length, long endMs, int count) {
        Map<String, NavigableMap<Long, BigDecimal>> series = new HashMap<>();
        symbols.forEach(it -> series.put(it, new TreeMap<>()));
        database.sql(SERIES)
                .param("symbols", symbols.toArray(String[]::new))
                .param("length", length.label())
                .param("last", Instant.ofEpochMilli(endMs - length.lengthMs()).atOffset(ZoneOffset.UTC))
                .param("count", count)
                .query(row -> {
                    series.computeIfAbsent(row.getString("symbol"), _ -> new TreeMap<>())
                            .put(row.getLong("time") + length.lengthMs(), row.getBigDecimal("close"));
                });
        return series;
    }

    /** Which price is wanted: the last one by the end of a bucket, Unix milliseconds. */
    record Wanted(Source source, long endMs) {}

    /** The prices of these moments; those that have none are left out. */
    Map<Wanted, BigDecimal> singles(Collection<Wanted> moments, CandleDuration length) {
        List<Wanted> wanted = List.copyOf(moments);
        Map<Wanted, BigDecimal> prices = new HashMap<>();
        database.sql(SINGLES)
                .param("length", length.label())
                .param("owns", wanted.stream().map(it -> it.source().own()).toArray(String[]::new))
                .param("feeds", wanted.stream().map(it -> it.source().feed()).toArray(String[]::new))
                .param(
                        "buckets",
                        wanted.stream()
                                .map(it -> (it.endMs() - length.lengthMs()) / 1000)
                                .toArray(Long[]::new))
                .query(row -> {
                    BigDecimal close = row.getBigDecimal("close");
                    if (close != null) {
                        prices.put(wanted.get(row.getInt("number") - 1), close);
                    }
                });
        return prices;
    }
}
