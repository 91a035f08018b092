package dev.bourse.acceptance.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.acceptance.SeparateServices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whoever follows an account is told of each event once, whatever becomes of connection and server. */
@Tag("long")
final class AccountStreamIT {

    private static final String MARKET = "TATA_INR";
    private static final int EVENTS_BETWEEN = 150;
    private static final int KILLS = 2;
    private static final int CUTS = 3;
    private static final int PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String OPERATOR = "operator@stream.bourse";
    private static final String PASSWORD = "stream-password";

    @TempDir
    private Path directory;

    @Test
    void eventsAreCompleteOverKillsOfTheServer() throws Exception {
        try (SeparateServices services = new SeparateServices(directory)) {
            services.startExchangeRedis();
            services.startEngine();
            services.startUploader();
            Map<String, String> settings = new HashMap<>(Exchange.SETTINGS);
            settings.put("OPERATOR_USERNAME", OPERATOR);
            settings.put("OPERATOR_PASSWORD", PASSWORD);
            services.startBackend(settings);
            services.startRealtime();
            Floor floor = Exchange.at(services.backendPort(), OPERATOR, PASSWORD)
                    .floor()
                    .opens(MARKET);
            Trader trader = floor.trader("trader").with("1000000 INR", "10000 TATA");
            follow(services, floor, trader.session());
        }
    }

    private static void follow(SeparateServices services, Floor floor, Session session) throws Exception {
        StubbornTrader bot = new StubbornTrader(1, floor, session, null, System.nanoTime());
        Trader other = floor.trader("other").with("1000000 INR", "10000 TATA");
        StubbornTrader counterparty = new StubbornTrader(2, floor, other.session(), null, System.nanoTime());
        List<Thread> trading = List.of(
                Thread.ofPlatform().name("bot").start(bot),
                Thread.ofPlatform().name("counterparty").start(counterparty));
        try (AccountFollower byCookie = new AccountFollower(services.websocketPort(), session, null);
                AccountFollower byKey = new AccountFollower(services.websocketPort(), session, session.key("read"))) {
            List<AccountFollower> followers = List.of(byCookie, byKey);
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitEvents(followers);
                    for (int cut = 0; cut < CUTS; cut++) {
                        followers.forEach(AccountFollower::cut);
                        awaitEvents(followers);
                    }
                    services.kill("realtime");
                    services.startRealtime();
                }
                awaitEvents(followers);
            } finally {
                bot.stop();
                counterparty.stop();
                for (Thread it : trading) {
                    it.join();
                }
            }
            assertComplete(session, followers);
        }
    }

    /** Until each has had some more. */
    private static void awaitEvents(List<AccountFollower> followers) {
        for (AccountFollower it : followers) {
            int before = it.events().size();
            await().atMost(PATIENCE).until(() -> {
                it.connect();
                return it.events().size() >= before + EVENTS_BETWEEN;
            });
        }
    }

    private static void assertComplete(Session session, List<AccountFollower> followers) {
        List<String> all = new ArrayList<>();
        await("history is up to date").atMost(PATIENCE).until(() -> {
            all.clear();
            JsonNode page = null;
            while (page == null || page.path("more").asBoolean()) {
                page = session.get("account/events?after=" + all.size() + "&limit=" + PAGE)
                        .taken();
                page.path("events").forEach(it -> all.add(it.toString()));
            }
            return followers.stream().allMatch(it -> it.events().size() == all.size());
        });
        for (AccountFollower it : followers) {
            assertThat(it.events()).isEqualTo(all);
            assertThat(it.begun()).as("how often the stream began").isGreaterThan(KILLS + CUTS);
        }
        System.out.println(all.size() + " events, each once, in streams that began "
                + followers.stream().map(AccountFollower::begun).toList() + " times");
    }
}
