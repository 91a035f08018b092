package dev.bourse.maker;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the form {@code NAME:VALUE,…}. */
final class Entries {

    private Entries() {}

    static String name(String entry) {
        return entry.substring(0, entry.indexOf(':'));
    }

    static String value(String entry) {
        return entry.substring(entry.indexOf(':') + 1);
    }

    /** The number that goes with a name. */
    static Optional<BigDecimal> find(List<String> entries, String name) {
        return Optional.ofNullable(numbers(entries).get(name));
    }

    static Map<String, BigDecimal> numbers(List<String> entries) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        entries.forEach(it -> numbers.put(name(it), new BigDecimal(value(it))));
        return numbers;
    }

    /** As it was written. */
    static String text(List<String> entries) {
        return String.join(",", entries);
    }

    /** Of a market's symbol, which is base and quote. */
    static String base(String market) {
        return market.substring(0, market.indexOf('_'));
    }

    static String quote(String market) {
        return market.substring(market.indexOf('_') + 1);
    }
}
