package dev.bourse.backend.candles;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bourse.backend.candles.Sparkline.Close;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the prices of the last day, of many markets with one query, and remembers each for a while. */
@Component
final class Sparklines {

    private static final Duration SHARED_FOR = Duration.ofSeconds(5);

    private static final String CLOSES = """
            select s.symbol, extract(epoch from c.bucket)::bigint as time, c.close
            from unnest(?::text[]) as s (symbol)
            cross join lateral candles(s.symbol, ?, null, null, ?, true) as c
            order by s.symbol, c.bucket""";

    private final JdbcClient database;
    private final LoadingCache<String, Sparkline> recent;

    Sparklines(JdbcClient database) {
        this.database = database;
        this.recent = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(SHARED_FOR)
                .build(CacheLoader.<String, Sparkline>bulk(this::read));
    }

    /** Those of these markets, in the same order. */
    Map<String, Sparkline> of(Collection<String> symbols) {
        return recent.getAll(symbols);
    }

    private Map<String, Sparkline> read(Set<? extends String> symbols) {
        Map<String, List<Close>> closes = new LinkedHashMap<>();
        symbols.forEach(it -> closes.put(it, new ArrayList<>()));
        database.sql(CLOSES)
                .param(symbols.toArray(String[]::new))
                .param(Sparkline.STEP.label())
                .param(Sparkline.STEPS + 1)
                .query(row -> {
                    closes.computeIfAbsent(row.getString("symbol"), _ -> new ArrayList<>())
                            .add(new Close(
                                    row.getLong("time"),
                                    row.getBigDecimal("close").stripTrailingZeros()));
                });
        Map<String, Sparkline> lines = new LinkedHashMap<>();
        closes.forEach((symbol, of) -> lines.put(symbol, new Sparkline(of)));
        return lines;
    }
}
