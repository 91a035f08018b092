package dev.bourse.backend.access.key;

import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.RefusedException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a signed request, as Binance has them ("SIGNED endpoint security"): a time, a window and a signature in the
 * query string, which together with the body is what is signed.
 *
 * @param payload the query string without {@code signature}, as it was sent
 * @param timestampMs when the client signed, Unix milliseconds
 * @param recvWindowMs how long the request may be on its way
 * @param signature in lower case, so that it is the same however the client wrote it
 */
record SignedQuery(String payload, long timestampMs, long recvWindowMs, String signature) {

    static final String SIGNATURE = "signature";

    private static final long DEFAULT_RECV_WINDOW_MS = 5_000;
    private static final long LONGEST_RECV_WINDOW_MS = 60_000;
    private static final int SIGNATURE_DIGITS = 64;
    private static final int MOST_DIGITS = 15;

    /** Reads a raw query string. A parameter that is there twice is refused, since another reader could take the other one. */
    static SignedQuery parse(@Nullable String query) {
        String raw = query == null ? "" : query;
        String timestamp = null;
        String window = null;
        String signature = null;
        StringBuilder payload = new StringBuilder(raw.length());
        for (int start = 0; start <= raw.length(); ) {
            int next = raw.indexOf('&', start);
            int end = next < 0 ? raw.length() : next;
            int equals = raw.indexOf('=', start);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            String name = raw.substring(start, nameEnd);
            if (name.equals(SIGNATURE)) {
                signature = once(SIGNATURE, signature, raw.substring(Math.min(end, nameEnd + 1), end));
            } else {
                if (name.equals("timestamp")) {
                    timestamp = once(name, timestamp, raw.substring(Math.min(end, nameEnd + 1), end));
                } else if (name.equals("recvWindow")) {
                    window = once(name, window, raw.substring(Math.min(end, nameEnd + 1), end));
                }
                payload.append(payload.isEmpty() ? "" : "&").append(raw, start, end);
            }
            start = end + 1;
        }
        return new SignedQuery(
                payload.toString(),
                number("timestamp", required("timestamp", timestamp), Long.MAX_VALUE),
                window == null ? DEFAULT_RECV_WINDOW_MS : number("recvWindow", window, LONGEST_RECV_WINDOW_MS),
                required(SIGNATURE, signature).toLowerCase(Locale.ROOT));
    }

    /** The signature's 32 bytes. */
    byte[] signatureBytes() {
        if (signature.length() != SIGNATURE_DIGITS) {
            throw RefusedException.of(ErrorCode.INVALID_SIGNATURE);
        }
        try {
            return HexFormat.of().parseHex(signature);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(ErrorCode.INVALID_SIGNATURE);
        }
    }

    private static String once(String name, @Nullable String before, String value) {
        if (before != null) {
            throw JsonFields.invalid(name, "is there twice", Map.of());
        }
        return value;
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.MISSING_PARAMETER,
                    name + " is missing; a signed request has it in its query string.",
                    Map.of("parameter", name));
        }
        return value;
    }

    private static long number(String name, String value, long max) {
        boolean digits = value.length() <= MOST_DIGITS && value.chars().allMatch(it -> it >= '0' && it <= '9');
        long number = digits && !value.isEmpty() ? Long.parseLong(value) : 0;
        if (number < 1 || number > max) {
            String rule = max == Long.MAX_VALUE
                    ? "must be a time in Unix milliseconds"
                    : "must be a whole number of milliseconds from 1 to " + max;
            throw JsonFields.invalid(name, rule, Map.of());
        }
        return number;
    }
}
