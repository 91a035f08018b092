package dev.bourse.acceptance.trading;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bot that places and cancels orders one after the other, and asks again under the same name when it gets no answer; now and then it has no
 * patience and leaves an order as it is. For one thread, and for whoever reads its list once that has ended.
 */
final class StubbornTrader implements Runnable {

    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(60);
    private static final int LEAVES_ONE_IN = 12;
    private static final int CANCELS_ONE_IN = 8;

    private final int number;
    private final Session session;
    private final @Nullable ApiKey key;
    private final Random random;
    private final RandomTickets tickets;
    private final Floor floor;
    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, Integer> codes = new TreeMap<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile boolean stopped;

    /** An order as it was sent, and what was said of it. */
    static final class Sent {
        final String name;
        int tries;

        @Nullable
        JsonNode reply;

        String refusal = "";

        Sent(String name) {
            this.name = name;
        }

        boolean isRefusedAtOnce() {
            return tries == 1 && !refusal.isEmpty();
        }

        String orderId() {
            return reply == null ? "" : reply.path("orderId").asString();
        }
    }

    /**
     * A bot that has not begun.
     *
     * @param key what it signs with; null when it goes by its session
     */
    StubbornTrader(int number, Floor floor, Session session, @Nullable ApiKey key, long seed) {
        this.number = number;
        this.floor = floor;
        this.session = session;
        this.key = key;
        this.random = new Random(seed);
        this.tickets = new RandomTickets(random, OrdersUnderFireIT.MARKET);
    }

    @Override
    public void run() {
        while (!stopped) {
            Sent cancelled = random.nextInt(CANCELS_ONE_IN) == 0 ? one() : null;
            if (cancelled == null) {
                place();
            } else {
                cancel(cancelled);
            }
        }
    }

    /** No further orders; the last one is asked for until there is an answer. */
    void stop() {
        stopped = true;
    }

    private void place() {
        String name = name();
        Ticket ticket = random.nextInt(3) == 0 ? tickets.any() : tickets.resting();
        String body = Session.text(ticket.named(name).body(floor));
        Sent order = new Sent(name);
        sent.add(order);
        HttpAnswer answer = ask("POST", "order", body, order);
        if (answer == null) {
            return;
        }
        count(answer);
        if (answer.isTaken()) {
            order.reply = answer.json();
            acknowledged.incrementAndGet();
        } else {
            order.refusal = answer.code();
        }
    }

    /** Half of them carry their date, and half need the database to be told apart. */
    private String name() {
        if (sent.size() % 2 == 0) {
            return number + "-" + sent.size();
        }
        long high = (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private @Nullable Sent one() {
        Sent order = sent.isEmpty() ? null : sent.get(random.nextInt(sent.size()));
        return order == null || order.reply == null ? null : order;
    }

    private void cancel(Sent order) {
        String body = Session.text(Map.of("market", floor.name(OrdersUnderFireIT.MARKET), "orderId", order.orderId()));
        HttpAnswer answer = ask("DELETE", "order", body, new Sent(order.name));
        if (answer != null) {
            count(answer);
        }
    }

    private @Nullable HttpAnswer ask(String method, String path, String body, Sent order) {
        while (true) {
            order.tries++;
            HttpAnswer answer = askOnce(method, path, body);
            if (answer != null && answer.status() != 503 && answer.status() != 504) {
                return answer;
            }
            count(answer);
            if (random.nextInt(LEAVES_ONE_IN) == 0) {
                return null;
            }
            LockSupport.parkNanos(BEFORE_ASKING_AGAIN.toNanos());
        }
    }

    private @Nullable HttpAnswer askOnce(String method, String path, String body) {
        try {
            if (key == null) {
                return session.send(method, path, body);
            }
            return session.backend()
                    .send(
                            method,
                            key.sign(path, System.currentTimeMillis(), body),
                            Map.of(ApiKey.HEADER, key.apiKey(), "Content-Type", "application/json"),
                            BodyPublishers.ofString(body));
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    private void count(@Nullable HttpAnswer answer) {
        String code = answer == null ? "no answer" : answer.isTaken() ? "200" : answer.code();
        codes.merge(code, 1, Integer::sum);
    }

    /** So far; any thread. */
    long acknowledged() {
        return acknowledged.get();
    }

    List<Sent> sent() {
        return sent;
    }

    /** How often each was said, by code. */
    Map<String, Integer> codes() {
        return codes;
    }

    long accountId() {
        return Long.parseLong(session.accountId());
    }

    /** What the exchange finally says of the orders that it has not acknowledged: by name, the id, or nothing when there is none. */
    Map<String, String> idsNow() {
        return sent.parallelStream()
                .filter(it -> it.reply == null)
                .collect(Collectors.toConcurrentMap(it -> it.name, this::idNow));
    }

    private String idNow(Sent order) {
        HttpAnswer answer = session.get("order?clientOrderId=" + order.name);
        return answer.status() == 404 ? "" : answer.taken().path("orderId").asString();
    }
}
