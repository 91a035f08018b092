package dev.bourse.backend.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrossSiteIT {

    private static final String SESSION = "/api/v1/auth/session";
    private static final String FRIEND = "http://localhost:3000";

    private static TestBackend backend;
    private static TestBackend befriended;
    private static TestBackend open;
    private static String cookie;
    private static String friendsCookie;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.start();
        cookie = backend.register("alice");
        befriended = TestBackend.start("--CORS_ORIGIN=" + FRIEND);
        friendsCookie = befriended.register("alice");
        open = TestBackend.start("--CORS_ORIGIN=*");
    }

    @AfterAll
    static void stop() throws Exception {
        backend.close();
        befriended.close();
        open.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,           -,                     true",
                "same-origin, -,                     true",
                "none,        -,                     true",
                "same-site,   -,                     false",
                "cross-site,  -,                     false",
                "nonsense,    -,                     false",
                "-,           own,                   true",
                "same-origin, own,                   true",
                "-,           https://evil.example,  false",
                "-,           null,                  false",
                "cross-site,  https://evil.example,  false",
                "same-site,   http://localhost:1,    false",
                "-,           http://localhost:1,    false",
                "-,           https+own,             false",
            })
    void cookieWorksForOurOwnPagesAndForNoBrowser(@Nullable String site, @Nullable String origin, boolean works)
            throws Exception {
        String[] headers = headers(cookie, site, origin);

        assertThat(backend.get(SESSION, headers).statusCode()).isEqualTo(works ? 200 : 403);
        HttpResponse<String> change = backend.sendJson("POST", "/api/v1/keys", "{}", headers);
        assertThat(change.statusCode()).isEqualTo(works ? 400 : 403);
        if (!works) {
            assertThat(change.body()).contains("\"CROSS_SITE_REQUEST\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,           -,                     true",
                "same-origin, own,                   true",
                "cross-site,  -,                     false",
                "cross-site,  https://evil.example,  false",
                "-,           https://evil.example,  false",
            })
    void nobodyCanBeLoggedInFromAnotherSite(@Nullable String site, @Nullable String origin, boolean works)
            throws Exception {
        String[] headers = headers("a=b", site, origin);

        HttpResponse<String> login = backend.sendJson(
                "POST", "/api/v1/auth/login", TestBackend.credentials("alice", "wrong horse"), headers);
        HttpResponse<String> register = backend.sendJson("POST", "/api/v1/auth/register", "{}", headers);

        assertThat(login.statusCode()).isEqualTo(works ? 401 : 403);
        assertThat(register.statusCode()).isEqualTo(works ? 400 : 403);
    }

    @Test
    void openRouteDoesNotLookAtTheCookie() throws Exception {
        assertThat(backend.get("/api/v1/symbols", headers(cookie, "cross-site", null))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void namedOriginMayUseTheCookieWhateverItsSite() throws Exception {
        HttpResponse<String> response =
                befriended.get(SESSION, "Cookie", friendsCookie, "Origin", FRIEND, "Sec-Fetch-Site", "same-site");
        HttpResponse<String> preflight = befriended.send(
                "OPTIONS", "/api/v1/keys/1", "Origin", FRIEND, "Access-Control-Request-Method", "PATCH");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .hasValue("true");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValueSatisfying(it -> assertThat(it).contains("PATCH"));
        assertThat(befriended
                        .get(SESSION, "Cookie", friendsCookie, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void everybodyIsNotAnOriginThatMayUseTheCookie() throws Exception {
        String own = open.register("alice");

        HttpResponse<String> response = open.get(SESSION, "Cookie", own, "Origin", "https://evil.example");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void behindAProxyTheOriginIsTheOneThatTheClientAsked() throws Exception {
        String[] proxied = {
            "Cookie",
            cookie,
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "bourse.example",
            "X-Forwarded-Port",
            "443"
        };
        List<String> own = new ArrayList<>(List.of(proxied));
        own.addAll(List.of("Origin", "https://bourse.example"));
        List<String> foreign = new ArrayList<>(List.of(proxied));
        foreign.addAll(List.of("Origin", "http://bourse.example"));

        assertThat(backend.get(SESSION, own.toArray(String[]::new)).statusCode())
                .isEqualTo(200);
        assertThat(backend.get(SESSION, foreign.toArray(String[]::new)).statusCode())
                .isEqualTo(403);
    }

    private static String[] headers(String cookie, @Nullable String site, @Nullable String origin) {
        List<String> headers = new ArrayList<>(List.of("Cookie", cookie));
        if (site != null) {
            headers.addAll(List.of("Sec-Fetch-Site", site));
        }
        if (origin != null) {
            String own = "http://localhost:" + backend.port();
            headers.addAll(List.of(
                    "Origin",
                    switch (origin) {
                        case "own" -> own;
                        case "https+own" -> own.replace("http:", "https:");
                        default -> origin;
                    }));
        }
        return headers.toArray(String[]::new);
    }
}
