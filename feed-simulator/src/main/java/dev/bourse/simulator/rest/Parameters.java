package dev.bourse.simulator.rest;

import dev.bourse.simulator.market.KlineInterval;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query of a request, checked in the way and the words of Binance. */
final class Parameters {

    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9\\-_.]{1,20}");
    private static final Pattern SYMBOLS = Pattern.compile("\\[\"[A-Z0-9\\-_.]{1,20}\"(,\"[A-Z0-9\\-_.]{1,20}\")*]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");
    private static final String SYMBOL_RANGE = "^[A-Z0-9-_.]{1,20}$";
    private static final String SYMBOLS_RANGE =
            "^\\\\[(\\\"[A-Z0-9-_.]{1,20}\\\"(,\\\"[A-Z0-9-_.]{1,20}\\\"){0,}){0,1}\\\\]$";
    private static final String NUMBER_RANGE = "^[0-9]{1,20}$";

    /** Larger times are in microseconds; as milliseconds this would be the year 5138. */
    private static final long FIRST_MICROSECOND = 100_000_000_000_000L;

    private final Map<String, String[]> values;

    /**
     * Takes the query apart.
     *
     * @param allowed the parameters that the endpoint knows
     */
    Parameters(HttpServletRequest request, String... allowed) {
        this.values = request.getParameterMap();
        if (values.values().stream().anyMatch(it -> it.length > 1)) {
            throw BinanceException.badRequest(-1101, "Duplicate values for a parameter detected.");
        }
        long read = Arrays.stream(allowed).filter(values::containsKey).count();
        if (allowed.length == 0 && !values.isEmpty()) {
            throw BinanceException.badRequest(
                    -1101, "Too many parameters; expected '0' and received '" + values.size() + "'.");
        }
        if (read < values.size()) {
            throw BinanceException.badRequest(
                    -1104,
                    "Not all sent parameters were read; read '" + read + "' parameter(s) but was sent '" + values.size()
                            + "'.");
        }
    }

    String requiredSymbol() {
        return optionalSymbol().orElseThrow(() -> missing("symbol"));
    }

    Optional<String> optionalSymbol() {
        return matching("symbol", SYMBOL, SYMBOL_RANGE);
    }

    Optional<List<String>> optionalSymbols() {
        Optional<List<String>> symbols = matching("symbols", SYMBOLS, SYMBOLS_RANGE)
                .map(it -> List.of(it.substring(2, it.length() - 2).split("\",\"")));
        if (symbols.isPresent() && values.containsKey("symbol")) {
            throw BinanceException.badRequest(-1128, "Combination of optional parameters invalid.");
        }
        Set<String> seen = new HashSet<>();
        if (symbols.isPresent() && !symbols.get().stream().allMatch(seen::add)) {
            throw BinanceException.badRequest(-1151, "Symbol is present multiple times in the list.");
        }
        return symbols;
    }

    KlineInterval requiredInterval() {
        String label = text("interval").orElseThrow(() -> missing("interval"));
        return KlineInterval.ofLabel(label).orElseThrow(() -> BinanceException.badRequest(-1120, "Invalid interval."));
    }

    OptionalLong number(String name) {
        Optional<String> text = matching(name, NUMBER, NUMBER_RANGE);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.get()));
        } catch (NumberFormatException e) {
            throw BinanceException.badRequest(-1108, "Parameter '" + name + "' overflowed.");
        }
    }

    /** A time in milliseconds, whether it was sent in milliseconds or microseconds. */
    OptionalLong time(String name) {
        OptionalLong time = number(name);
        return time.isPresent() && time.getAsLong() >= FIRST_MICROSECOND
                ? OptionalLong.of(time.getAsLong() / 1_000)
                : time;
    }

    /** The number of items to return; more than {@code most} becomes {@code most}, as on Binance. */
    int limit(int usual, int most) {
        long limit = number("limit").orElse(usual);
        if (limit < 1) {
            throw notValid("limit");
        }
        return (int) Math.min(limit, most);
    }

    /** One of a few words; {@code usual} when it was not sent. */
    String word(String name, String usual, Set<String> allowed) {
        String word = text(name).orElse(usual);
        if (!allowed.contains(word)) {
            throw notValid(name);
        }
        return word;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    private Optional<String> matching(String name, Pattern pattern, String range) {
        Optional<String> value = text(name);
        if (value.isPresent() && !pattern.matcher(value.get()).matches()) {
            throw BinanceException.badRequest(
                    -1100, "Illegal characters found in parameter '" + name + "'; legal range is '" + range + "'.");
        }
        return value;
    }

    private Optional<String> text(String name) {
        String @Nullable [] sent = values.get(name);
        if (sent == null) {
            return Optional.empty();
        }
        if (sent[0].isEmpty()) {
            throw BinanceException.badRequest(-1105, "Parameter '" + name + "' was empty.");
        }
        return Optional.of(sent[0]);
    }

    private static BinanceException missing(String name) {
        return BinanceException.badRequest(
                -1102, "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.");
    }

    private static BinanceException notValid(String name) {
        return BinanceException.badRequest(-1130, "Data sent for parameter '" + name + "' is not valid.");
    }
}
