package dev.bourse.acceptance.trading;

import java.net.http.HttpResponse;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the backend said.
 *
 * @param contentType empty when there is none
 * @param cookie what it wants to be remembered as, {@code name=value}; empty when there is none
 */
record HttpAnswer(int status, String body, String contentType, String cookie) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static HttpAnswer of(HttpResponse<String> response) {
        String cookie = response.headers().firstValue("Set-Cookie").orElse("");
        return new HttpAnswer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Content-Type").orElse(""),
                cookie.replaceFirst(";.*", ""));
    }

    boolean isTaken() {
        return status < 300;
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    /** The {@code code} of a refusal. */
    String code() {
        return json().path("error").path("code").asString("");
    }

    /**
     * What was asked for.
     *
     * @throws Refused when it was not done
     */
    JsonNode taken() {
        if (!isTaken()) {
            throw new Refused(this);
        }
        return json();
    }
}
