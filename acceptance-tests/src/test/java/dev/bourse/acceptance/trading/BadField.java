package dev.bourse.acceptance.trading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a field may be, and so what is wrong in it: JSON literals by the code that each is refused with. */
enum BadField {
    DECIMAL(),
    MARKET(
            "\"\"=MISSING_PARAMETER",
            "\" \"=MISSING_PARAMETER",
            "\"NO_SUCH\"=UNKNOWN_SYMBOL",
            "\"TATA INR\"=INVALID_PARAMETER",
            "\"../../etc\"=INVALID_PARAMETER",
            "\"ABCDEFGHIJKLMNOPQRSTUVWXYZ_1234567890\"=INVALID_PARAMETER"),
    CHOICE(
            "\"\"=MISSING_PARAMETER",
            "\"nonsense\"=INVALID_PARAMETER",
            "\"BUY\"=INVALID_PARAMETER",
            "\"null\"=INVALID_PARAMETER"),
    NAME(
            "\"\"=INVALID_CLIENT_ORDER_ID",
            "\"a b\"=INVALID_CLIENT_ORDER_ID",
            "\"\\u0000\"=INVALID_CLIENT_ORDER_ID",
            "\"\\u00fc\"=INVALID_CLIENT_ORDER_ID",
            "\"a'; drop table orders\"=INVALID_CLIENT_ORDER_ID",
            "\"1234567890123456789012345678901234567\"=INVALID_CLIENT_ORDER_ID"),
    ORDER_ID(
            "\"0\"=INVALID_PARAMETER",
            "\"-1\"=INVALID_PARAMETER",
            "\"1.5\"=INVALID_PARAMETER",
            "\"1e5\"=INVALID_PARAMETER",
            "\"abc\"=INVALID_PARAMETER",
            "\"9999999999999999999\"=INVALID_PARAMETER",
            "\"999999999999999999\"=UNKNOWN_ORDER"),
    FLAG(
            "1=INVALID_PARAMETER",
            "\"true\"=INVALID_PARAMETER",
            "\"\"=INVALID_PARAMETER",
            "{}=INVALID_PARAMETER",
            "[]=INVALID_PARAMETER"),
    TIME(
            "true=INVALID_PARAMETER",
            "{}=INVALID_PARAMETER",
            "[]=INVALID_PARAMETER",
            "1.5=INVALID_PARAMETER",
            "-1=INVALID_PARAMETER",
            "1e5=INVALID_PARAMETER",
            "123456789012345678901234567890=INVALID_PARAMETER",
            "\"tomorrow\"=INVALID_PARAMETER",
            "\"\"=MISSING_PARAMETER",
            "0=EXPIRY_NOT_IN_FUTURE",
            "\"2020-01-01T00:00:00Z\"=EXPIRY_NOT_IN_FUTURE"),
    WHOLE(
            "\"5\"=INVALID_PARAMETER",
            "1.5=INVALID_PARAMETER",
            "-1=INVALID_PARAMETER",
            "1e30=INVALID_PARAMETER",
            "100000=INVALID_PARAMETER",
            "123456789012345678901234567890=INVALID_PARAMETER",
            "true=INVALID_PARAMETER",
            "[]=INVALID_PARAMETER"),
    ASSET(
            "\"\"=MISSING_PARAMETER",
            "\"NOSUCH\"=UNKNOWN_ASSET",
            "\"A B\"=INVALID_PARAMETER",
            "\"A-B\"=INVALID_PARAMETER"),
    NEW_ASSET("\"\"=MISSING_PARAMETER", "\"A_B\"=INVALID_PARAMETER", "\"A-B\"=INVALID_PARAMETER"),
    ACCOUNT(
            "\"\"=INVALID_PARAMETER",
            "\"-1\"=INVALID_PARAMETER",
            "\"me\"=INVALID_PARAMETER",
            "\"1234567890123456789\"=INVALID_PARAMETER",
            "\"999999999999999999\"=UNKNOWN_ACCOUNT");

    private static final List<String> NO_TEXTS = List.of("5", "1.5", "true", "{}", "[]", "[\"1\"]");

    private static final List<String> NO_DECIMALS = List.of(
            "",
            " ",
            "-1",
            "-0.01",
            "0",
            "0.00",
            "+1",
            "1e5",
            "1E-2",
            "NaN",
            "Infinity",
            "-Infinity",
            "0x10",
            "1,5",
            "1.",
            ".5",
            "1.2.3",
            " 1",
            "1 ",
            "1_000",
            "\\uff11",
            "\\u0000",
            "null",
            "123456789012345678901234567890",
            "99999999999999999999",
            "0.123456789012345678901234567890");

    /** Line by line. */
    private final String own;

    BadField(String... own) {
        this.own = String.join("\n", own);
    }

    /** Code by literal. */
    Map<String, String> literals() {
        Map<String, String> all = new LinkedHashMap<>();
        if (this != FLAG && this != TIME && this != WHOLE) {
            NO_TEXTS.forEach(it -> all.put(it, "INVALID_PARAMETER"));
        }
        if (this == DECIMAL) {
            NO_DECIMALS.forEach(it -> all.put("\"" + it + "\"", "INVALID_PARAMETER"));
        }
        own.lines().forEach(it -> {
            int at = it.lastIndexOf('=');
            all.put(it.substring(0, at), it.substring(at + 1));
        });
        return all;
    }
}
