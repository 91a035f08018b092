package dev.bourse.realtime;

import com.sun.net.httpserver.HttpExchange;
import dev.bourse.exchange.account.AccountEvent;
import dev.bourse.exchange.account.AccountMessage;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EventEntry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Sessions, API keys and events of accounts as the backend answers for them; the events are those that the test has stored. */
final class TestAccounts {

    static final String KEY = "key-of-12";
    static final String SECRET = "secret-of-12";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SESSION = "/api/v1/auth/session";
    private static final String EVENTS = "/api/v1/account/events";

    private final Map<String, Long> sessions = new ConcurrentHashMap<>();
    private final List<String> addresses = new CopyOnWriteArrayList<>();
    private final AtomicInteger signedIn = new AtomicInteger();
    private volatile @Nullable TestExchange exchange;
    private volatile List<EventEntry> stored = List.of();

    record Answer(int status, String json) {}

    /** There is a session with that token. */
    void signIn(String token, long accountId) {
        sessions.put(token, accountId);
    }

    void revoke(String token) {
        sessions.remove(token);
    }

    /** All that has happened so far is in the database. */
    void store(TestExchange from) {
        exchange = from;
        stored = from.entries();
    }

    /** What came as X-Forwarded-For. */
    List<String> addresses() {
        return addresses;
    }

    static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean knows(String path) {
        return path.equals(SESSION) || path.equals(EVENTS);
    }

    Answer answer(String method, String path, String query, HttpExchange exchange) {
        addresses.addAll(exchange.getRequestHeaders().getOrDefault("X-Forwarded-For", List.of()));
        if (method.equals("POST")) {
            return signIn(query, exchange);
        }
        String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        Long account = sessions.get(cookie.replace("session_token=", ""));
        if (account == null) {
            return error(401, "NOT_SIGNED_IN");
        }
        return path.equals(SESSION) ? session(account) : new Answer(200, events(account, query));
    }

    private Answer signIn(String query, HttpExchange exchange) {
        String[] parts = query.split("&signature=", 2);
        boolean isKnown = KEY.equals(exchange.getRequestHeaders().getFirst("X-MBX-APIKEY"));
        if (!isKnown || !signature(parts[0]).equals(parts[1])) {
            return error(401, "INVALID_SIGNATURE");
        }
        String token = "of-key-" + signedIn.incrementAndGet();
        signIn(token, 12);
        exchange.getResponseHeaders().add("Set-Cookie", "session_token=" + token + "; Path=/; HttpOnly; SameSite=Lax");
        return session(12);
    }

    private static Answer session(long account) {
        return new Answer(
                200, "{\"accountId\":\"" + account + "\",\"username\":\"a@example.com\",\"permissions\":[\"read\"]}");
    }

    private static Answer error(int status, String code) {
        return new Answer(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"No.\",\"details\":{\"a\":1}}}");
    }

    private String events(long account, String query) {
        List<EventEntry> now = stored;
        List<AccountMessage> all = messages(account, now);
        long engineSequence = now.isEmpty() ? 0 : now.getLast().lastSequence();
        List<AccountMessage> page = List.of();
        boolean more = false;
        if (query.startsWith("after=")) {
            int after = Integer.parseInt(query.substring("after=".length(), query.indexOf('&')));
            List<AccountMessage> rest = all.subList(Math.min(after, all.size()), all.size());
            page = rest.subList(0, Math.min(1000, rest.size()));
            more = rest.size() > page.size();
        }
        return JSON.writeValueAsString(new Page(Long.toString(account), all.size(), engineSequence, page, more));
    }

    private record Page(
            String accountId, long sequence, long engineSequence, List<AccountMessage> events, boolean more) {}

    /** All events of an account that are in these entries, in words. */
    private List<AccountMessage> messages(long account, List<EventEntry> entries) {
        List<AccountMessage> messages = new ArrayList<>();
        TestExchange of = exchange;
        if (of == null) {
            return messages;
        }
        for (EventEntry entry : entries) {
            for (EngineEvent event : entry.events()) {
                for (AccountEvent it : AccountEvent.in(event)) {
                    if (it.accountId() == account) {
                        messages.add(AccountMessage.of(it, messages.size() + 1, entry.timeMs(), of.markets()));
                    }
                }
            }
        }
        return messages;
    }
}
