package dev.bourse.acceptance.trading;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An account that is logged in. Thread-safe. */
record Session(Backend backend, String cookie, String accountId) {

    static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private static final String PASSWORD = "correct horse";

    /** Makes an account. */
    static Session register(Backend backend, String username) {
        return enter(backend, "auth/register", username, PASSWORD);
    }

    static Session logIn(Backend backend, String username, String password) {
        return enter(backend, "auth/login", username, password);
    }

    private static Session enter(Backend backend, String path, String username, String password) {
        String body = text(Map.of("username", username, "password", password));
        HttpAnswer answer = backend.send("POST", path, JSON, BodyPublishers.ofString(body));
        String accountId = answer.taken().path("accountId").asString();
        return new Session(backend, answer.cookie(), accountId);
    }

    HttpAnswer get(String path) {
        return backend.send("GET", path, Map.of("Cookie", cookie), BodyPublishers.noBody());
    }

    /** As a file. */
    HttpAnswer csv(String path) {
        return backend.send("GET", path, Map.of("Cookie", cookie, "Accept", "text/csv"), BodyPublishers.noBody());
    }

    HttpAnswer delete(String path) {
        return backend.send("DELETE", path, Map.of("Cookie", cookie), BodyPublishers.noBody());
    }

    HttpAnswer send(String method, String path, Map<String, ?> body) {
        return send(method, path, text(body));
    }

    HttpAnswer send(String method, String path, String body) {
        return send(method, path, "application/json", body);
    }

    HttpAnswer send(String method, String path, String contentType, String body) {
        return backend.send(
                method, path, Map.of("Cookie", cookie, "Content-Type", contentType), BodyPublishers.ofString(body));
    }

    /** A new API key with these permissions. */
    ApiKey key(String... permissions) {
        JsonNode key = send("POST", "keys", Map.of("label", "bot", "permissions", List.of(permissions)))
                .taken();
        return ApiKey.of(key);
    }

    static String text(Map<String, ?> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
