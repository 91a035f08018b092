package dev.bourse.simulator.random;

import dev.bourse.common.market.Instrument;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a random market looks like.
 *
 * @param basePrice the price around which it moves
 * @param dailyVolatility how far the price typically moves in a day, as a part of it
 * @param medianNotional half of all trades are worth less than this, in the quote asset
 */
public record SymbolProfile(
        Instrument instrument, BigDecimal basePrice, double dailyVolatility, double medianNotional) {

    private static final List<String> QUOTE_ASSETS =
            List.of("FDUSD", "USDT", "USDC", "TUSD", "EUR", "TRY", "BRL", "INR", "BTC", "ETH", "BNB");

    /** The profile of a symbol; one that is not known gets a plausible default. */
    public static SymbolProfile of(String symbol) {
        return switch (symbol) {
            case "BTCUSDT" -> profile(symbol, "0.01", "0.00001", "108000", 0.022, 220);
            case "ETHUSDT" -> profile(symbol, "0.01", "0.0001", "4300", 0.03, 150);
            case "SOLUSDT" -> profile(symbol, "0.01", "0.001", "205", 0.038, 90);
            case "BNBUSDT" -> profile(symbol, "0.01", "0.001", "860", 0.025, 90);
            case "XRPUSDT" -> profile(symbol, "0.0001", "0.1", "2.9", 0.035, 80);
            case "DOGEUSDT" -> profile(symbol, "0.00001", "1", "0.215", 0.045, 60);
            case "ADAUSDT" -> profile(symbol, "0.0001", "0.1", "0.83", 0.04, 60);
            default -> profile(symbol, "0.001", "0.01", "12", 0.04, 60);
        };
    }

    /** Base and quote asset of a symbol, for example {@code BTC} and {@code USDT}. */
    public static Instrument instrument(String symbol, BigDecimal tick, BigDecimal lot) {
        String quote = QUOTE_ASSETS.stream()
                .filter(it -> symbol.endsWith(it) && symbol.length() > it.length())
                .findFirst()
                .orElse("USDT");
        String base = symbol.endsWith(quote) ? symbol.substring(0, symbol.length() - quote.length()) : symbol;
        return new Instrument(symbol, base, quote, tick, lot, true);
    }

    private static SymbolProfile profile(
            String symbol, String tick, String lot, String price, double volatility, double notional) {
        Instrument instrument = instrument(symbol, new BigDecimal(tick), new BigDecimal(lot));
        return new SymbolProfile(instrument, new BigDecimal(price), volatility, notional);
    }
}
