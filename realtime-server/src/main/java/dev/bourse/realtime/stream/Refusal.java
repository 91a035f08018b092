package dev.bourse.realtime.stream;

import java.util.Map;

/**
 * Why a client's message is not done.
 *
 * @param code upper snake, stable
 * @param message what to do instead, for a person
 * @param details the values behind it; what is allowed is under {@code allowed}
 */
public record Refusal(String code, String message, Map<String, Object> details) {

    /** A refusal of one value out of a fixed set. */
    static Refusal notAllowed(String code, String message, Object allowed) {
        return new Refusal(code, message, Map.of("allowed", allowed));
    }

    /** A message that can't be understood. */
    public static Refusal malformed(String message) {
        return new Refusal("MALFORMED_MESSAGE", message, Map.of());
    }
}
