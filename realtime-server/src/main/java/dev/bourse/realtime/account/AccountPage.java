package dev.bourse.realtime.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the backend knows of an account's events.
 *
 * @param sequence the account's own number of its newest event there
 * @param engineSequence the newest event of the log that the backend knows of
 * @param events some of them, in order, with contiguous numbers
 * @param more true when others follow these
 */
record AccountPage(
        @JsonProperty(required = true) long accountId,
        @JsonProperty(required = true) long sequence,
        @JsonProperty(required = true) long engineSequence,
        @Nullable List<JsonNode> events,
        boolean more) {

    @Override
    public List<JsonNode> events() {
        return events == null ? List.of() : events;
    }
}
