package dev.bourse.uploader.exchange;

import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Markets;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The tables {@code assets} and {@code markets} as what the engine has said, in its units. */
final class StoredMarkets {

    private StoredMarkets() {}

    static Markets load(Connection connection) throws SQLException {
        Markets markets = new Markets();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(ExchangeSql.LOAD_ASSETS)) {
                while (row.next()) {
                    markets.apply(new AssetAdded(row.getInt(1), row.getInt(3), row.getString(2)));
                }
            }
            try (ResultSet row = statement.executeQuery(ExchangeSql.LOAD_MARKETS)) {
                while (row.next()) {
                    markets.apply(market(row, markets));
                }
            }
        }
        return markets;
    }

    private static MarketChanged market(ResultSet row, Markets markets) throws SQLException {
        Asset base = markets.asset(row.getInt(3));
        Asset quote = markets.asset(row.getInt(4));
        BigDecimal tick = row.getBigDecimal(5);
        BigDecimal lot = row.getBigDecimal(6);
        return new MarketChanged(
                row.getInt(1),
                row.getString(2),
                base.id(),
                quote.id(),
                quote.units(tick),
                base.units(lot),
                quote.units(tick.multiply(lot)),
                row.getBigDecimal(7).divide(lot).longValueExact(),
                row.getBigDecimal(8).divide(lot).longValueExact(),
                quote.units(row.getBigDecimal(9)),
                row.getInt(10),
                row.getInt(11),
                row.getInt(12),
                row.getInt(13),
                row.getLong(14),
                Prevention.valueOf(row.getString(15).toUpperCase(Locale.ROOT)),
                MarketStatus.valueOf(row.getString(16).toUpperCase(Locale.ROOT)));
    }
}
