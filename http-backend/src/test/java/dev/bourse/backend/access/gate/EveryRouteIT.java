package dev.bourse.backend.access.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.TestKey;
import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Calls every route there is as everybody there is, and holds the answer against the route's own {@link OpenTo}. */
final class EveryRouteIT {

    /** Who calls, how, and the audiences that they belong to by the rules of the document, told here once more. */
    private record Somebody(String name, Caller caller, List<Audience> audiences) {}

    private interface Caller {
        HttpResponse<String> call(String method, String path) throws Exception;
    }

    @Test
    void everyRouteIsOpenToJustThoseWhomItNames() throws Exception {
        // There is no engine, which is not waited for; and the on-ramp is open, whose being closed is another refusal.
        try (TestBackend backend = TestBackend.startWithOperator("--ORDER_TIMEOUT=10", "--DEMO_ON_RAMP=true")) {
            List<Somebody> everybody = everybody(backend);
            List<String> wrong = new ArrayList<>();
            int calls = 0;
            for (Map.Entry<RequestMappingInfo, HandlerMethod> mapping :
                    backend.controllers().entrySet()) {
                OpenTo openTo = mapping.getValue().getMethodAnnotation(OpenTo.class);
                Audience audience = openTo == null ? Audience.ANYONE : openTo.value();
                for (String pattern : mapping.getKey().getPatternValues()) {
                    for (Somebody somebody : everybody) {
                        String method = method(mapping.getKey());
                        String path = pattern.replaceAll("\\{[^}]+}", "999").replace("**", "1");
                        if (path.equals("/api/v1/auth/logout")
                                && somebody.audiences().contains(Audience.SESSION)) {
                            continue; // would end the session; LoginIT has it
                        }
                        HttpResponse<String> response = somebody.caller().call(method, path);
                        calls++;
                        String expected = expected(audience, somebody, method, path);
                        String got = got(response);
                        if (!got.equals(expected)) {
                            wrong.add(method + " " + path + " as " + somebody.name() + " got " + got + " not "
                                    + expected + " " + response.body());
                        }
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(calls).isGreaterThan(150);
        }
    }

    private static List<Somebody> everybody(TestBackend backend) throws Exception {
        String session = backend.register("alice");
        String operator = backend.operator();
        return List.of(
                new Somebody("nobody", (method, path) -> send(backend, method, path), List.of(Audience.ANYONE)),
                new Somebody(
                        "a session",
                        (method, path) -> send(backend, method, path, "Cookie", session),
                        List.of(Audience.ANYONE, Audience.SESSION, Audience.READ, Audience.TRADE)),
                signer("a key without permission", backend, backend.newKey(session), Audience.ANYONE),
                signer("a key that reads", backend, backend.newKey(session, "read"), Audience.ANYONE, Audience.READ),
                signer("a key that trades", backend, backend.newKey(session, "trade"), Audience.ANYONE, Audience.TRADE),
                signer(
                        "an operator's key that reads",
                        backend,
                        backend.newKey(operator, "read"),
                        Audience.ANYONE,
                        Audience.READ),
                signer(
                        "an operator's key that trades",
                        backend,
                        backend.newKey(operator, "trade"),
                        Audience.ANYONE,
                        Audience.TRADE,
                        Audience.OPERATOR),
                new Somebody(
                        "an operator",
                        (method, path) -> send(backend, method, path, "Cookie", operator),
                        List.of(Audience.values())));
    }

    private static Somebody signer(String name, TestBackend backend, TestKey key, Audience... audiences) {
        // Each request is another, so that none is a replay.
        int[] number = new int[1];
        return new Somebody(
                name,
                (method, path) ->
                        backend.signed(key, method, path + "?n=" + number[0]++, method.equals("GET") ? "" : "{}"),
                List.of(audiences));
    }

    private static HttpResponse<String> send(TestBackend backend, String method, String path, String... headers)
            throws Exception {
        return method.equals("GET")
                ? backend.send(method, path, headers)
                : backend.sendJson(method, path, "{}", headers);
    }

    private static String expected(Audience audience, Somebody somebody, String method, String path) {
        // Open to keys that read, but a session makes no other one.
        if (method.equals("POST")
                && path.equals("/api/v1/auth/session")
                && somebody.audiences().contains(Audience.SESSION)) {
            return "PERMISSION_DENIED";
        }
        if (somebody.audiences().contains(audience)) {
            return "let in";
        }
        return somebody.audiences().equals(List.of(Audience.ANYONE))
                        && somebody.name().equals("nobody")
                ? "UNAUTHENTICATED"
                : "PERMISSION_DENIED";
    }

    private static String got(HttpResponse<String> response) {
        return response.statusCode() == 401 || response.statusCode() == 403
                ? TestBackend.parse(response.body()).path("error").path("code").asString()
                : "let in";
    }

    private static String method(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .findFirst()
                .map(Enum::name)
                .orElse("GET");
    }
}
