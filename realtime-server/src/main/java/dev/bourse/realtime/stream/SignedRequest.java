package dev.bourse.realtime.stream;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What proves that a client has an API key: the signature of exactly {@code recvWindow=W&timestamp=T}, or of {@code timestamp=T}
 * without the former, as for a request to the backend with these parameters.
 *
 * @param timestamp when it was signed, Unix milliseconds
 * @param recvWindow for how many milliseconds it may be used; null for the backend's default
 */
public record SignedRequest(
        String apiKey, long timestamp, @Nullable Long recvWindow, String signature) {

    /** What goes into an HTTP header, and no more of it than any key has. */
    private static final Pattern KEY = Pattern.compile("[!-~]{1,256}");

    private static final Pattern SIGNATURE = Pattern.compile("[0-9A-Za-z+/=_-]{1,512}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Reads one; null when a part is missing or can't be one. */
    public static @Nullable SignedRequest of(
            @Nullable String apiKey,
            @Nullable String timestamp,
            @Nullable String recvWindow,
            @Nullable String signature) {
        boolean isReadable = matches(KEY, apiKey)
                && matches(SIGNATURE, signature)
                && matches(NUMBER, timestamp)
                && (recvWindow == null || matches(NUMBER, recvWindow));
        if (!isReadable || apiKey == null || timestamp == null || signature == null) {
            return null;
        }
        return new SignedRequest(
                apiKey, Long.parseLong(timestamp), recvWindow == null ? null : Long.valueOf(recvWindow), signature);
    }

    static @Nullable SignedRequest of(@Nullable JsonNode params) {
        if (params == null || !params.isObject()) {
            return null;
        }
        return of(
                text(params, "apiKey"),
                text(params, "timestamp"),
                text(params, "recvWindow"),
                text(params, "signature"));
    }

    /** What is signed. */
    public String signed() {
        return (recvWindow == null ? "" : "recvWindow=" + recvWindow + "&") + "timestamp=" + timestamp;
    }

    private static @Nullable String text(JsonNode params, String field) {
        JsonNode value = params.get(field);
        return value == null || value.isNull() ? null : value.asString("");
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
