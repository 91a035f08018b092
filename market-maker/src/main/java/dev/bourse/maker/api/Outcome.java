package dev.bourse.maker.api;

import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came of a request. */
public sealed interface Outcome {

    /** It was done. */
    record Done(JsonNode answer) implements Outcome {}

    /**
     * It was surely not done.
     *
     * @param code what the exchange calls the reason, or {@link #UNREACHABLE}
     * @param details the numbers behind it
     * @param retryAfter how long the exchange asks to be left alone; nought when it does not
     */
    record Refused(String code, String message, JsonNode details, Duration retryAfter) implements Outcome {}

    /** Nobody knows whether it was done. */
    record Unknown(String problem) implements Outcome {}

    /** The code of what never came to the exchange. */
    String UNREACHABLE = "UNREACHABLE";

    /** The codes of answers with a 5xx status that say that nothing was done. */
    Set<String> NOTHING_DONE = Set.of("EXCHANGE_UNAVAILABLE", "REDIS_UNAVAILABLE", "BUSY");

    /** Nothing was sent. */
    static Refused unreachable(String problem) {
        return new Refused(UNREACHABLE, problem, JsonMapper.shared().createObjectNode(), Duration.ZERO);
    }
}
