package dev.bourse.backend.access.limit;

import static dev.bourse.backend.TestBackend.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.TestKey;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class LimitsIT {

    private static final String LOGIN = "/api/v1/auth/login";
    private static final String SYMBOLS = "/api/v1/symbols";
    private static final String ORDER = "/api/v1/order";

    @Test
    void addressMayAskAsOftenAsTheLimitAndIsToldWhatIsLeft() throws Exception {
        // So slow that no token comes back while the test runs.
        try (TestBackend backend = TestBackend.start("--MARKET_DATA_PER_SECOND=3")) {
            List<HttpResponse<String>> responses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                responses.add(backend.get(SYMBOLS, "X-Forwarded-For", "203.0.113.7"));
            }

            HttpResponse<String> first = responses.getFirst();
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.headers().firstValue("X-RateLimit-Limit")).hasValue("3");
            assertThat(first.headers().firstValue("X-RateLimit-Remaining")).hasValue("2");
            HttpResponse<String> refused = responses.stream()
                    .filter(it -> it.statusCode() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.body()).startsWith("{\"error\":{\"code\":\"RATE_LIMITED\"");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
            assertThat(backend.get(SYMBOLS, "X-Forwarded-For", "203.0.113.8").statusCode())
                    .isEqualTo(200);
            assertThat(backend.get("/health", "X-Forwarded-For", "203.0.113.7")
                            .headers()
                            .map())
                    .doesNotContainKey("x-ratelimit-limit");
        }
    }

    @Test
    void manyAtOnceGetNoMoreThanTheLimit() throws Exception {
        try (TestBackend backend = TestBackend.start("--MARKET_DATA_PER_SECOND=20");
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            long start = System.nanoTime();
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add(() -> backend.get(SYMBOLS).statusCode());
            }
            int let = 0;
            for (Future<Integer> it : threads.invokeAll(calls)) {
                let += it.get() == 200 ? 1 : 0;
            }
            double seconds = (System.nanoTime() - start) / 1e9;

            assertThat((double) let).isBetween(20.0, 20 * (1 + seconds) + 2);
        }
    }

    @Test
    void accountIsLimitedWhereverItAsksFrom() throws Exception {
        try (TestBackend backend = TestBackend.start("--MARKET_DATA_PER_SECOND=4")) {
            String cookie = backend.register("alice");
            int refused = 0;
            for (int i = 0; i < 10; i++) {
                HttpResponse<String> response =
                        backend.get("/api/v1/auth/session", "Cookie", cookie, "X-Forwarded-For", "203.0.113." + i);
                refused += response.statusCode() == 429 ? 1 : 0;
            }

            assertThat(refused).isGreaterThan(0);
        }
    }

    @Test
    void keyWithARateOfItsOwnHasThatOneAndNoOther() throws Exception {
        try (TestBackend backend = TestBackend.startWithOperator("--MARKET_DATA_PER_SECOND=5")) {
            String operator = operator(backend);
            TestKey key = newKey(backend, operator);
            HttpResponse<String> set = backend.sendJson(
                    "PATCH",
                    "/api/v1/keys/" + key.id(),
                    "{\"marketDataPerSecond\":1000}",
                    "Cookie",
                    operator,
                    "X-Forwarded-For",
                    "203.0.113.4");
            assertThat(set.statusCode()).as(set.body()).isEqualTo(200);

            for (int i = 0; i < 30; i++) {
                HttpResponse<String> response = backend.signed(key, "GET", "/api/v1/auth/session", "");
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.headers().firstValue("X-RateLimit-Limit")).hasValue("1000");
            }
            // On a route that is open to anyone too.
            assertThat(backend.signed(key, "GET", SYMBOLS, "").headers().firstValue("X-RateLimit-Limit"))
                    .hasValue("1000");
        }
    }

    @Test
    void ordersOfAnAccountAreCountedTogetherWhicheverSessionOrKeySendsThem() throws Exception {
        int limit = 10;
        try (TestBackend backend = TestBackend.start("--ORDERS_PER_SECOND=" + limit)) {
            String cookie = backend.register("alice");
            String other = backend.loggedIn("alice");
            TestKey key = backend.newKey(cookie, "trade");
            TestKey otherKey = backend.newKey(cookie, "trade");
            String bob = backend.register("bob");
            List<Order> senders = List.of(
                    from -> backend.sendJson("POST", ORDER, "{}", "Cookie", cookie, "X-Forwarded-For", from),
                    from -> backend.sendJson("POST", ORDER, "{}", "Cookie", other, "X-Forwarded-For", from),
                    from -> backend.signed(key, "POST", ORDER + "?n=" + from, "{}", "X-Forwarded-For", from),
                    from -> backend.signed(otherKey, "POST", ORDER + "?n=" + from, "{}", "X-Forwarded-For", from));

            Flood flood = Flood.of(senders, 20);

            flood.assertLimitedTo(limit);
            HttpResponse<String> others =
                    backend.sendJson("POST", ORDER, "{}", "Cookie", bob, "X-Forwarded-For", "198.51.100.1");
            assertThat(others.statusCode()).as(others.body()).isEqualTo(400);
            assertThat(others.headers().firstValue("X-RateLimit-Remaining")).hasValue(Integer.toString(limit - 1));
            // What is no order is counted by itself.
            assertThat(backend.get("/api/v1/auth/session", "Cookie", cookie)
                            .headers()
                            .map())
                    .doesNotContainKey("x-ratelimit-limit");
        }
    }

    @Test
    void ordersOfAKeyWithARateOfItsOwnAreCountedByThatOne() throws Exception {
        try (TestBackend backend = TestBackend.startWithOperator("--ORDERS_PER_SECOND=1000")) {
            String cookie = backend.register("alice");
            TestKey slow = backend.newKey(cookie, "trade");
            setOrderRate(backend, slow, 5);

            Flood flood = Flood.of(
                    List.of(from -> backend.signed(slow, "POST", ORDER + "?n=" + from, "{}", "X-Forwarded-For", from)),
                    60);

            flood.assertLimitedTo(5);
            assertThat(backend.sendJson("POST", ORDER, "{}", "Cookie", cookie)
                            .headers()
                            .firstValue("X-RateLimit-Limit"))
                    .hasValue("1000");
        }
    }

    @Test
    void keyWithAHighRateOfItsOwnOrdersMoreThanItsAccountMay() throws Exception {
        try (TestBackend backend = TestBackend.startWithOperator("--ORDERS_PER_SECOND=1")) {
            TestKey fast = backend.newKey(backend.register("alice"), "trade");
            setOrderRate(backend, fast, 1000);

            for (int i = 0; i < 20; i++) {
                HttpResponse<String> response = backend.signed(fast, "POST", ORDER + "?n=" + i, "{}");
                assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
                assertThat(response.headers().firstValue("X-RateLimit-Limit")).hasValue("1000");
            }
        }
    }

    @Test
    void refusedCallersAreCountedToo() throws Exception {
        try (TestBackend backend = TestBackend.start("--MARKET_DATA_PER_SECOND=3")) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                statuses.add(
                        backend.get("/api/v1/keys", "X-MBX-APIKEY", "guess").statusCode());
            }

            assertThat(statuses).startsWith(401, 401, 401).contains(429);
        }
    }

    @Test
    void wrongPasswordsOfOneNameAreThrottledAndRightOnesAreNot() throws Exception {
        try (TestBackend backend =
                TestBackend.start("--LOGIN_FAILURES_PER_NAME=2", "--LOGIN_FAILURES_PER_ADDRESS=50")) {
            backend.register("alice");
            backend.register("bob");
            for (int i = 0; i < 4; i++) {
                backend.loggedIn("alice");
            }
            assertThat(login(backend, "alice", "1").statusCode()).isEqualTo(401);
            assertThat(login(backend, "alice", "2").statusCode()).isEqualTo(401);

            HttpResponse<String> third = login(backend, "ALICE ", "3");
            HttpResponse<String> right = backend.sendJson("POST", LOGIN, credentials("alice", TestBackend.PASSWORD));

            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.body()).startsWith("{\"error\":{\"code\":\"TOO_MANY_ATTEMPTS\"");
            assertThat(Long.parseLong(third.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(100L, 150L);
            assertThat(right.statusCode()).isEqualTo(429);
            assertThat(login(backend, "nobody", "1").statusCode()).isEqualTo(401);
            backend.loggedIn("bob");
        }
    }

    @Test
    void guessesOfTheCurrentPasswordCountAsThoseOfALogIn() throws Exception {
        try (TestBackend backend = TestBackend.start("--LOGIN_FAILURES_PER_NAME=2")) {
            String cookie = backend.register("alice");
            String wrong = "{\"currentPassword\":\"incorrect horse\",\"newPassword\":\"another horse\"}";
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                statuses.add(backend.sendJson("POST", "/api/v1/auth/password", wrong, "Cookie", cookie)
                        .statusCode());
            }

            assertThat(statuses).containsExactly(422, 422, 429);
            assertThat(login(backend, "alice", "203.0.113.7").statusCode()).isEqualTo(429);
        }
    }

    @Test
    void wrongPasswordsFromOneAddressAreThrottled() throws Exception {
        try (TestBackend backend =
                TestBackend.start("--LOGIN_FAILURES_PER_NAME=50", "--LOGIN_FAILURES_PER_ADDRESS=3")) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                statuses.add(login(backend, "name" + i, "203.0.113.7").statusCode());
            }

            assertThat(statuses).containsExactly(401, 401, 401, 429, 429);
            assertThat(login(backend, "name4", "203.0.113.8").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void guessesAtOnceGetNoFurtherThanOneByOne() throws Exception {
        try (TestBackend backend = TestBackend.start("--LOGIN_FAILURES_PER_NAME=5");
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                calls.add(() -> login(backend, "alice", "203.0.113.7").statusCode());
            }
            int tried = 0;
            for (Future<Integer> it : threads.invokeAll(calls)) {
                tried += it.get() == 401 ? 1 : 0;
            }

            assertThat(tried).isEqualTo(5);
        }
    }

    @Test
    void addressMakesOnlySoManyAccounts() throws Exception {
        try (TestBackend backend = TestBackend.start("--REGISTRATIONS_PER_HOUR=2")) {
            backend.register("first");
            backend.register("second");

            HttpResponse<String> third =
                    backend.sendJson("POST", "/api/v1/auth/register", credentials("third", TestBackend.PASSWORD));

            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.body()).contains("TOO_MANY_ATTEMPTS");
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
        }
    }

    /** Sends an order from that address. It is malformed, so that no engine is needed: it counts all the same. */
    private interface Order {
        HttpResponse<String> send(String from) throws Exception;
    }

    /** What is answered when all senders send at once, each time from another address. */
    private record Flood(List<HttpResponse<String>> responses, double seconds) {

        static Flood of(List<Order> senders, int times) throws Exception {
            List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
            for (int i = 0; i < times * senders.size(); i++) {
                Order sender = senders.get(i % senders.size());
                String from = "203.0.113." + i;
                calls.add(() -> sender.send(from));
            }
            long start = System.nanoTime();
            List<HttpResponse<String>> responses = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
                for (Future<HttpResponse<String>> it : threads.invokeAll(calls)) {
                    responses.add(it.get());
                }
            }
            return new Flood(responses, (System.nanoTime() - start) / 1e9);
        }

        /** No more are let through than one second's worth at once, and what comes back meanwhile; the others are told when to come again. */
        void assertLimitedTo(int limit) {
            List<HttpResponse<String>> refused =
                    responses.stream().filter(it -> it.statusCode() == 429).toList();
            assertThat((double) responses.size() - refused.size()).isBetween((double) limit, limit * (1 + seconds) + 2);
            assertThat(refused).isNotEmpty().allSatisfy(it -> {
                assertThat(it.body()).startsWith("{\"error\":{\"code\":\"RATE_LIMITED\"");
                assertThat(it.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(it.headers().firstValue("X-RateLimit-Limit")).hasValue(Integer.toString(limit));
                assertThat(it.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
            });
            assertThat(responses)
                    .filteredOn(it -> it.statusCode() != 429)
                    .allSatisfy(it -> assertThat(it.headers().firstValue("X-RateLimit-Remaining"))
                            .isPresent());
        }
    }

    private static void setOrderRate(TestBackend backend, TestKey key, int rate) throws Exception {
        HttpResponse<String> set = backend.sendJson(
                "PATCH",
                "/api/v1/keys/" + key.id(),
                "{\"ordersPerSecond\":" + rate + "}",
                "Cookie",
                backend.operator());
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
    }

    private static HttpResponse<String> login(TestBackend backend, String name, String address) throws Exception {
        String ip = address.contains(".") ? address : "203.0.113." + address;
        return backend.sendJson("POST", LOGIN, credentials(name, "wrong horse"), "X-Forwarded-For", ip);
    }

    /** Each request from another address, so that none is limited. */
    private static String operator(TestBackend backend) {
        int[] host = new int[1];
        return org.awaitility.Awaitility.await()
                .until(
                        () -> {
                            HttpResponse<String> response = backend.sendJson(
                                    "POST",
                                    LOGIN,
                                    credentials("operator", TestBackend.PASSWORD),
                                    "X-Forwarded-For",
                                    "198.51.100." + host[0]++ % 250);
                            return response.statusCode() == 200 ? TestBackend.cookie(response) : "";
                        },
                        it -> !it.isEmpty());
    }

    private static TestKey newKey(TestBackend backend, String cookie) throws Exception {
        return backend.newKey(cookie, "read");
    }
}
