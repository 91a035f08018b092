package dev.bourse.acceptance.trading;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** An API key in the hands of a bot, which signs as Binance's documents say. */
record ApiKey(String apiKey, String secret) {

    static final String HEADER = "X-MBX-APIKEY";

    static ApiKey of(JsonNode key) {
        return new ApiKey(key.path("apiKey").asString(), key.path("secret").asString());
    }

    /** The path with the time and the signature in its query string. */
    String sign(String path, long timestampMs, String body) {
        int question = path.indexOf('?');
        String query = (question < 0 ? "" : path.substring(question + 1) + "&") + "timestamp=" + timestampMs;
        String bare = question < 0 ? path : path.substring(0, question);
        return bare + "?" + query + "&signature=" + hmac(query + body);
    }

    String hmac(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "ApiKey[" + apiKey + "]";
    }
}
