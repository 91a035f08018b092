package dev.bourse.uploader;

import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Trades for tests: one each 100 ms, with prices and quantities that are told by the id. */
final class Trades {

    static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

    private Trades() {}

    static List<MarketTrade> of(String symbol, long firstId, long count) {
        return LongStream.range(firstId, firstId + count)
                .mapToObj(id -> trade(symbol, id))
                .toList();
    }

    static MarketTrade trade(String symbol, long id) {
        return new MarketTrade(
                symbol,
                id,
                START.toEpochMilli() + 100 * id,
                BigDecimal.valueOf(10_000 + id % 97, 2),
                BigDecimal.valueOf(1 + id % 31, 3),
                id % 3 == 0);
    }
}
