package dev.bourse.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.engine.wire.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stream of a client's own account over WebSocket. */
final class AccountIT {

    private static final String PATH = "/api/v1/ws";
    private static final String SUBSCRIBE = "{\"method\":\"SUBSCRIBE\",\"params\":[\"account\"],\"id\":1}";
    private static final Map<String, String> COOKIE = Map.of("Cookie", "a=b; session_token=t12; c=d");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path directory;

    private RealtimeFixture bourse;

    @BeforeEach
    void start() throws Exception {
        bourse =
                new RealtimeFixture(directory, "--CORS_ORIGIN=*", "--SESSION_CHECK_INTERVAL=300", "--CLIENT_BUFFER=64");
        bourse.backend.accounts.signIn("t12", 12);
        bourse.exchange.createTata();
        bourse.backend.accounts.store(bourse.exchange);
        TestClient observer = bourse.client(PATH);
        await().until(() -> {
            observer.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"depth@TATA_INR\"],\"id\":1}");
            return JSON.readTree(observer.next("\"id\":1")).has("result");
        });
    }

    @AfterEach
    void stop() throws Exception {
        bourse.close();
    }

    @Test
    void ownerOfASessionIsToldWhatHappensToItsAccount() {
        event(12, 100);
        bourse.backend.accounts.store(bourse.exchange);
        TestClient client = bourse.client(PATH, COOKIE).send(SUBSCRIBE);

        assertThat(client.next("result")).isEqualTo("{\"result\":null,\"id\":1}");
        assertThat(client.next("account"))
                .isEqualTo(
                        "{\"stream\":\"account\",\"data\":{\"e\":\"subscribed\",\"accountId\":\"12\",\"sequence\":1}}");
        bourse.exchange.write(it -> it.accepted(TestExchange.TATA, 5, 12, 10_050, 1000)
                .accepted(TestExchange.TATA, 6, 13, 10_050, 1000)
                .level(TestExchange.TATA, Side.BUY, 10_050, 2000)
                .balance(12, 1, 500, 100_500));
        bourse.exchange.write(it -> it.trade(TestExchange.TATA, 1, 10_050, 1000, 12, 13));

        assertThat(client.next("\"order\""))
                .isEqualTo(
                        "{\"stream\":\"account\",\"data\":{\"e\":\"order\",\"sequence\":2,\"market\":\"TATA_INR\","
                                + "\"orderId\":\"5\",\"status\":\"new\",\"side\":\"buy\",\"type\":\"limit\",\"timeInForce\":\"gtc\","
                                + "\"price\":\"100.50\",\"quantity\":\"10.00\",\"remainingQty\":\"10.00\",\"T\":1756480528004}}");
        assertThat(client.next("\"balance\""))
                .isEqualTo("{\"stream\":\"account\",\"data\":{\"e\":\"balance\",\"sequence\":3,\"asset\":\"INR\","
                        + "\"available\":\"5.00\",\"locked\":\"1005.00\",\"T\":1756480528004}}");
        assertThat(client.next("\"fill\"")).contains("\"sequence\":4,").contains("\"maker\":true");
        assertThat(client.all("\"orderId\":\"6\"")).isEmpty();
        assertThat(bourse.backend.accounts.addresses()).contains("127.0.0.1");
    }

    @Test
    void backendIsToldWhichWayTheClientHasCome() {
        Map<String, String> behindProxies =
                Map.of("Cookie", "session_token=t12", "X-Forwarded-For", "203.0.113.7, 10.0.0.2");
        bourse.client(PATH, behindProxies).send(SUBSCRIBE).next("account");
        assertThat(bourse.backend.accounts.addresses()).containsExactly("203.0.113.7, 10.0.0.2, 127.0.0.1");

        String signature = TestAccounts.signature("timestamp=17");
        bourse.client(PATH, Map.of("X-Forwarded-For", "203.0.113.8"))
                .send("{\"method\":\"AUTH\",\"params\":{\"apiKey\":\"" + TestAccounts.KEY
                        + "\",\"timestamp\":17,\"signature\":\"" + signature + "\"},\"id\":2}")
                .next("{\"result\":null,\"id\":2}");
        assertThat(bourse.backend.accounts.addresses()).contains("203.0.113.8, 127.0.0.1");
    }

    @Test
    void clientThatComesBackGetsWhatItMissedAndThenGoesOn() {
        events(12, 2500);
        bourse.backend.accounts.store(bourse.exchange);
        events(12, 300);
        TestClient client = bourse.client(PATH, COOKIE).send(resumeFrom(41));
        events(12, 10);

        assertThat(client.next("subscribed")).contains("\"sequence\":2500");
        assertThat(sequences(client, 2810))
                .isEqualTo(LongStream.rangeClosed(42, 2810).boxed().toList());
    }

    @Test
    void streamIsContiguousWhateverHappensMeanwhile() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Thread trader = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 1500; i++) {
                event(random.nextInt(4) == 0 ? 13 : 12, i);
                if (random.nextInt(40) == 0) {
                    bourse.backend.accounts.store(bourse.exchange);
                }
            }
        });
        long has = 0;
        while (trader.isAlive()) {
            try (TestClient client = bourse.client(PATH, COOKIE).send(resumeFrom(has))) {
                client.next("subscribed");
                int count = random.nextInt(1, 60);
                for (int i = 0; i < count && trader.isAlive(); i++) {
                    JsonNode data = client.nextJson("\"balance\"").path("data");
                    assertThat(data.path("sequence").asLong())
                            .as("seed %d", seed)
                            .isEqualTo(++has);
                }
            }
        }
        trader.join();
        long all = bourse.exchange.entries().stream()
                .flatMap(it -> it.events().stream())
                .filter(it -> it.toString().contains("accountId=12,"))
                .count();
        TestClient client = bourse.client(PATH, COOKIE).send(resumeFrom(has));
        client.next("subscribed");
        while (has < all) {
            JsonNode data = client.nextJson("\"balance\"").path("data");
            assertThat(data.path("sequence").asLong()).as("seed %d", seed).isEqualTo(++has);
        }
    }

    @Test
    void clientMayBeFurtherThanTheDatabase() {
        events(12, 5);
        TestClient client = bourse.client(PATH, COOKIE).send(resumeFrom(3));
        client.next("subscribed");

        assertThat(client.next("balance")).contains("\"sequence\":4,");
        assertThat(client.next("balance")).contains("\"sequence\":5,");
    }

    @Test
    void clientThatClaimsToHaveWhatHasNotHappenedIsRefused() {
        events(12, 5);

        assertThat(bourse.client(PATH, COOKIE).send(resumeFrom(6)).next("error"))
                .contains("RESUME_UNKNOWN", "\"resumeFrom\":6", "\"newest\":5");
    }

    @Test
    void clientThatMissedTooManyIsSentToTheRestPath() {
        for (int i = 0; i < 11; i++) {
            bourse.exchange.write(it -> {
                for (int n = 0; n < 1000; n++) {
                    it.balance(12, 0, n, 0);
                }
            });
        }
        bourse.backend.accounts.store(bourse.exchange);

        assertThat(bourse.client(PATH, COOKIE).send(resumeFrom(999)).next("error"))
                .contains("RESUME_TOO_OLD", "/api/v1/account/events", "\"missed\":10001", "\"id\":1");
        TestClient client = bourse.client(PATH, COOKIE).send(resumeFrom(1000));
        assertThat(sequences(client, 11_000)).hasSize(10_000);
    }

    @Test
    void slowClientGetsWhatItMissedAtItsOwnPace() throws Exception {
        for (int i = 0; i < 9; i++) {
            events(12, 1000);
        }
        bourse.backend.accounts.store(bourse.exchange);
        try (RawClient slow = new RawClient(bourse.port(), PATH, "Cookie: session_token=t12\r\n")) {
            slow.send(resumeFrom(0));
            slow.readUntil("subscribed");
            for (int sequence = 1; sequence <= 9000; sequence++) {
                assertThat(slow.readUntil("balance")).contains("\"sequence\":" + sequence + ",");
            }
        }
    }

    @Test
    void clientThatDoesNotTakeWhatHappensIsDisconnected() throws Exception {
        try (RawClient slow = new RawClient(bourse.port(), PATH, "Cookie: session_token=t12\r\n")) {
            slow.send(SUBSCRIBE);
            slow.readUntil("subscribed");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                events(12, 500);
                return bourse.metric("realtime.disconnects", "reason", "backlog") > 0;
            });

            assertThat(slow.readUntil("1008 ")).contains("too slow");
        }
    }

    @Test
    void apiKeyIsAsGoodAsACookie() {
        TestClient client = bourse.client(PATH);
        client.send(auth("recvWindow=5000&timestamp=17", "\"recvWindow\":5000,\"timestamp\":17", 7));
        client.send(SUBSCRIBE); // not waiting for the answer

        assertThat(client.next("\"id\":7")).isEqualTo("{\"result\":null,\"id\":7}");
        client.next("subscribed");
        event(12, 1);
        client.next("\"balance\"");
    }

    @Test
    void wrongSignatureIsAnsweredWithTheBackendsError() {
        TestClient client = bourse.client(PATH);
        client.send(auth("timestamp=18", "\"timestamp\":17", 7));

        assertThat(client.next("error"))
                .isEqualTo("{\"type\":\"error\",\"error\":{\"code\":\"INVALID_SIGNATURE\",\"message\":\"No.\","
                        + "\"details\":{\"a\":1}},\"id\":7}");
        client.send(SUBSCRIBE).next("NOT_AUTHENTICATED");
    }

    @Test
    void keyOfAnotherAccountIsRefusedWhileTheStreamIsOn() {
        bourse.backend.accounts.signIn("t13", 13);
        TestClient client = bourse.client(PATH, Map.of("Cookie", "session_token=t13"));
        client.send(SUBSCRIBE).next("subscribed");

        client.send(auth("timestamp=17", "\"timestamp\":17", 7)).next("OTHER_ACCOUNT");

        client.send("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"account\"],\"id\":2}");
        client.send(auth("timestamp=17", "\"timestamp\":17", 8)).next("{\"result\":null,\"id\":8}");
    }

    @Test
    void cookieThatIsNotASessionIsAnsweredWithTheBackendsError() {
        TestClient client = bourse.client(PATH, Map.of("Cookie", "session_token=wrong"));

        assertThat(client.send(SUBSCRIBE).next("error")).contains("NOT_SIGNED_IN", "\"id\":1");
        client.settle();
    }

    @Test
    void cookieFromAPageOfAnotherSiteCountsForNothing() {
        TestClient evil =
                bourse.client(PATH, Map.of("Cookie", "session_token=t12", "Origin", "https://evil.example.com"));
        evil.send(SUBSCRIBE).next("NOT_AUTHENTICATED");

        TestClient own = bourse.client(PATH, Map.of("Cookie", "session_token=t12", "Origin", "http://localhost:3002"));
        own.send(SUBSCRIBE).next("subscribed");
    }

    @Test
    void streamEndsWithItsSession() {
        TestClient client = bourse.client(PATH, COOKIE).send(SUBSCRIBE);
        client.next("subscribed");

        bourse.backend.accounts.revoke("t12");

        assertThat(client.next("error")).contains("SESSION_ENDED");
        event(12, 1);
        client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");
        assertThat(client.next("\"id\":3")).isEqualTo("{\"result\":[],\"id\":3}");
        assertThat(client.all("\"balance\"")).isEmpty();
    }

    @Test
    void streamStaysWhileTheBackendIsAwayButNoneBegins() {
        TestClient client = bourse.client(PATH, COOKIE).send(SUBSCRIBE);
        client.next("subscribed");
        int before = bourse.backend.requests();
        bourse.backend.close();
        event(12, 1);

        client.next("\"balance\"");
        assertThat(bourse.client(PATH, COOKIE).send(SUBSCRIBE).next("error")).contains("BACKEND_UNAVAILABLE");
        assertThat(bourse.backend.requests()).isEqualTo(before);
        client.settle();
    }

    @Test
    void clientThatUnsubscribesIsToldNothingMoreAndMaySubscribeAgain() {
        TestClient client = bourse.client(PATH, COOKIE).send(SUBSCRIBE);
        client.next("subscribed");
        client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}").next("{\"result\":[\"account\"],\"id\":3}");
        client.send("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"account\"],\"id\":2}")
                .next("\"id\":2");
        event(12, 1);
        bourse.backend.accounts.store(bourse.exchange);
        client.send(SUBSCRIBE);

        assertThat(client.next("subscribed")).contains("\"sequence\":1");
        event(12, 2);
        assertThat(client.next("\"balance\"")).contains("\"sequence\":2,");
    }

    @Test
    void streamGoesOnWithoutAGapWhenTheTailBeginsAnew() {
        TestClient client = bourse.client(PATH, COOKIE).send(SUBSCRIBE);
        client.next("subscribed");
        event(12, 1);
        client.next("\"sequence\":1,");
        bourse.exchange.lose(it -> it.balance(12, 0, 2, 0));
        bourse.backend.accounts.store(bourse.exchange);
        event(12, 3);

        assertThat(client.next("\"balance\"")).contains("\"sequence\":2,");
        assertThat(client.next("\"balance\"")).contains("\"sequence\":3,");
        event(12, 4);
        assertThat(client.next("\"balance\"")).contains("\"sequence\":4,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"account\"],\"resumeFrom\":-1,\"id\":1}     | MALFORMED_MESSAGE",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"account\"],\"resumeFrom\":\"1\",\"id\":1}  | MALFORMED_MESSAGE",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"account\"],\"resumeFrom\":1.5,\"id\":1}    | MALFORMED_MESSAGE",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"account@X\"],\"id\":1}                     | UNKNOWN_STREAM",
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"account\"],\"id\":1}                       | NOT_AUTHENTICATED",
                "{\"method\":\"AUTH\",\"id\":1}                                                     | MALFORMED_MESSAGE",
                "{\"method\":\"AUTH\",\"params\":[],\"id\":1}                                       | MALFORMED_MESSAGE",
                "{\"method\":\"AUTH\",\"params\":{\"apiKey\":\"k\"},\"id\":1}                       | MALFORMED_MESSAGE",
                "{\"method\":\"AUTH\",\"params\":{\"apiKey\":\"a\\r\\nb\",\"timestamp\":1,\"signature\":\"a\"}} | MALFORMED_MESSAGE",
                "{\"method\":\"AUTH\",\"params\":{\"apiKey\":\"k\",\"timestamp\":\"1&x=\",\"signature\":\"a\"}} | MALFORMED_MESSAGE",
                "{\"method\":\"AUTH\",\"params\":{\"apiKey\":\"k\",\"timestamp\":1,\"signature\":{}}}  | MALFORMED_MESSAGE",
            })
    void whatCannotBeDoneIsAnsweredAndTheConnectionStays(String message, String code) {
        TestClient client = bourse.client(PATH).send(message);

        assertThat(client.nextJson("\"error\"").at("/error/code").asString()).isEqualTo(code);
        client.settle();
    }

    /** The numbers of the events, in the order in which they come, up to and with that one. */
    private static List<Long> sequences(TestClient client, long until) {
        List<Long> sequences = new ArrayList<>();
        while (sequences.isEmpty() || sequences.getLast() < until) {
            sequences.add(client.nextJson("\"balance\"").at("/data/sequence").asLong());
        }
        return sequences;
    }

    private void events(long account, int count) {
        bourse.exchange.write(it -> {
            for (int i = 0; i < count; i++) {
                it.balance(account, 0, i, 0);
            }
        });
    }

    private void event(long account, long available) {
        bourse.exchange.write(it -> it.balance(account, 0, available, 0));
    }

    private static String resumeFrom(long sequence) {
        return "{\"method\":\"SUBSCRIBE\",\"params\":[\"account\"],\"id\":1,\"resumeFrom\":" + sequence + "}";
    }

    private static String auth(String signed, String params, int id) {
        return "{\"method\":\"AUTH\",\"params\":{\"apiKey\":\"" + TestAccounts.KEY + "\"," + params
                + ",\"signature\":\"" + TestAccounts.signature(signed) + "\"},\"id\":" + id + "}";
    }
}
