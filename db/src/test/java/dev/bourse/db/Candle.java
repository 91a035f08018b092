package dev.bourse.db;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** A candle as the database has it, or as it should have it. Amounts without trailing zeros, so that equal is equal. */
public record Candle(
        Instant bucket,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal quoteVolume,
        long trades,
        BigDecimal takerBuyVolume,
        BigDecimal takerBuyQuoteVolume) {

    public Candle {
        open = open.stripTrailingZeros();
        high = high.stripTrailingZeros();
        low = low.stripTrailingZeros();
        close = close.stripTrailingZeros();
        volume = volume.stripTrailingZeros();
        quoteVolume = quoteVolume.stripTrailingZeros();
        takerBuyVolume = takerBuyVolume.stripTrailingZeros();
        takerBuyQuoteVolume = takerBuyQuoteVolume.stripTrailingZeros();
    }

    /** Reads the current row of a candle relation or of the function {@code candles}. */
    static Candle read(ResultSet row) throws SQLException {
        return new Candle(
                row.getObject("bucket", Timestamp.class).toInstant(),
                row.getBigDecimal("open"),
                row.getBigDecimal("high"),
                row.getBigDecimal("low"),
                row.getBigDecimal("close"),
                row.getBigDecimal("volume"),
                row.getBigDecimal("quote_volume"),
                row.getLong("trades"),
                row.getBigDecimal("taker_buy_volume"),
                row.getBigDecimal("taker_buy_quote_volume"));
    }
}
