package dev.bourse.backend.symbols;

import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds markets by what people type. The best come first: the symbol itself, the base asset, the beginning of the symbol, any part of
 * it. Among equals those whose prices are here already, then the shorter, then by name.
 */
public final class SymbolSearch {

    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9_/. -]{0,32}");
    private static final Pattern SEPARATORS = Pattern.compile("[_/. -]");
    private static final int NO_MATCH = Integer.MAX_VALUE;

    private SymbolSearch() {}

    /** The best matches among {@code markets}, at most {@code limit}; without a query, all match. */
    public static List<Listed> best(Collection<Listed> markets, @Nullable String query, int limit) {
        String typed = typed(query);
        String letters = letters(typed);
        record Match(Listed market, int rank) {}
        return markets.stream()
                .map(it -> new Match(it, rank(it, typed, letters)))
                .filter(it -> it.rank() != NO_MATCH)
                .sorted(Comparator.comparingInt(Match::rank)
                        .thenComparing(it -> !it.market().carried())
                        .thenComparingInt(it -> it.market().symbol().length())
                        .thenComparing(it -> it.market().symbol()))
                .limit(limit)
                .map(Match::market)
                .toList();
    }

    private static String typed(@Nullable String query) {
        String typed = query == null ? "" : query.strip();
        if (!QUERY.matcher(typed).matches()) {
            throw new RefusedException(
                    ErrorCode.INVALID_PARAMETER,
                    "query is '" + Parameters.echo(typed)
                            + "', but it must be at most 32 letters, digits or any of _ / . - and spaces.",
                    Map.of("parameter", "query", "value", Parameters.echo(typed)));
        }
        return typed.toUpperCase(Locale.ROOT);
    }

    private static int rank(Listed market, String typed, String letters) {
        String symbol = letters(market.symbol());
        if (market.symbol().equals(typed)) {
            return 0;
        }
        if (symbol.equals(letters)) {
            return 1;
        }
        if (market.baseAsset().equals(letters)) {
            return 2;
        }
        if (symbol.startsWith(letters)) {
            return 3;
        }
        return symbol.contains(letters) ? 4 : NO_MATCH;
    }

    private static String letters(String text) {
        return SEPARATORS.matcher(text).replaceAll("");
    }
}
