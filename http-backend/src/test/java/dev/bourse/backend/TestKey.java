package dev.bourse.backend;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** An API key in the hands of a client, who signs as Binance's documents say, with code of its own. */
public record TestKey(String id, String apiKey, String secret) {

    static TestKey of(HttpResponse<String> response) {
        JsonNode key = TestBackend.parse(response.body());
        return new TestKey(
                key.path("id").asString(),
                key.path("apiKey").asString(),
                key.path("secret").asString());
    }

    /** The path with the time and the signature in its query string. */
    public String sign(String path, long timestampMs, String body) {
        return signAsIs(path + (path.contains("?") ? "&" : "?") + "timestamp=" + timestampMs, body);
    }

    /** The path with {@code signature} in its query string, and nothing else added. */
    public String signAsIs(String path, String body) {
        int question = path.indexOf('?');
        String query = question < 0 ? "" : path.substring(question + 1);
        return path + (question < 0 ? "?" : "&") + "signature=" + hmac(query + body);
    }

    public String hmac(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
