package dev.bourse.backend.enigma;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the range of each market's prices, at most once in a while. */
@Component
final class PriceRanges {

    private static final Duration SHARED_FOR = Duration.ofSeconds(2);

    /**
     * All days, and the hours of today: of a market that is new here, the exchange's own candles of an hour reach further back than the
     * minutes that the day's candle is made of until it closes.
     */
    private static final String RANGE = """
            select max(high) as high, min(low) as low, (array_agg(close order by bucket desc))[1] as close
            from (
                select bucket, high, low, close from candles(:symbol, '1d', null, null, 36500, true)
                union all
                select bucket, high, low, close from candles(:symbol, '1h', :today::timestamptz, null, 24, true)
            ) as history
            having count(*) > 0""";

    private final JdbcClient database;
    private final InstantSource clock;
    private final LoadingCache<String, Optional<PriceRange>> recent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(SHARED_FOR)
            .build(this::read);

    PriceRanges(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** That of one market; empty when nothing is stored of it. */
    Optional<PriceRange> of(String symbol) {
        return recent.get(symbol);
    }

    private Optional<PriceRange> read(String symbol) {
        OffsetDateTime today = clock.instant().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        return database.sql(RANGE)
                .param("symbol", symbol)
                .param("today", today)
                .query((row, number) ->
                        new PriceRange(row.getBigDecimal("high"), row.getBigDecimal("low"), row.getBigDecimal("close")))
                .optional();
    }
}
