package dev.bourse.simulator.rest;

import dev.bourse.simulator.fault.Fault;
import dev.bourse.simulator.fault.Faults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Counts the weight of each client's requests in the running minute, tells it in {@code X-MBX-USED-WEIGHT-1M} and refuses what
 * is above the limit with 429 (rest-api.md, "IP Limits"). Also where the fault {@link Fault.Refuse} refuses REST.
 */
public final class RequestWeights implements HandlerInterceptor {

    private static final long MINUTE_MS = 60_000;
    private static final int MOST_CLIENTS = 10_000;

    private final int limit;
    private final InstantSource clock;
    private final Faults faults;
    private final Map<String, Integer> used = new ConcurrentHashMap<>();
    private long minute;

    public RequestWeights(int limit, InstantSource clock, Faults faults) {
        this.limit = limit;
        this.clock = clock;
        this.faults = faults;
    }

    int limit() {
        return limit;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional<Fault.Refuse> refusal = faults.refusal(false);
        if (refusal.isPresent()) {
            throw refused(response, refusal.get().status(), refusal.get().retryAfterSeconds());
        }
        int weight = use(request.getRemoteAddr(), weight(request));
        response.setHeader("X-MBX-USED-WEIGHT", Integer.toString(weight));
        response.setHeader("X-MBX-USED-WEIGHT-1M", Integer.toString(weight));
        if (weight > limit) {
            long leftMs = MINUTE_MS - Math.floorMod(clock.millis(), MINUTE_MS);
            throw refused(response, 429, (int) Math.ceilDiv(leftMs, 1_000L));
        }
        return true;
    }

    private synchronized int use(String client, int weight) {
        long now = Math.floorDiv(clock.millis(), MINUTE_MS);
        if (now != minute || used.size() >= MOST_CLIENTS) {
            minute = now;
            used.clear();
        }
        return used.merge(client, weight, Integer::sum);
    }

    private BinanceException refused(HttpServletResponse response, int status, int retryAfterSeconds) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        String message = status == 418
                ? "Way too much request weight used; IP banned until " + (clock.millis() + retryAfterSeconds * 1_000L)
                        + ". Please use WebSocket Streams for live updates to avoid bans."
                : "Too much request weight used; current limit is " + limit + " request weight per 1 MINUTE."
                        + " Please use WebSocket Streams for live updates to avoid polling the API.";
        return new BinanceException(status, -1003, message);
    }

    /** The weights of rest-api.md. */
    private static int weight(HttpServletRequest request) {
        boolean one = request.getParameter("symbol") != null;
        boolean several = request.getParameter("symbols") != null;
        return switch (request.getRequestURI()) {
            case "/api/v3/exchangeInfo" -> 20;
            case "/api/v3/trades", "/api/v3/historicalTrades" -> 25;
            case "/api/v3/aggTrades" -> 4;
            case "/api/v3/klines" -> 2;
            case "/api/v3/depth" -> depthWeight(request.getParameter("limit"));
            case "/api/v3/ticker/24hr" -> one || several ? 2 : 80;
            case "/api/v3/ticker/price", "/api/v3/ticker/bookTicker" -> one ? 2 : 4;
            default -> 1;
        };
    }

    private static int depthWeight(@Nullable String limit) {
        if (limit == null || !limit.matches("[0-9]{1,9}") || Integer.parseInt(limit) <= 100) {
            return 5;
        }
        int levels = Integer.parseInt(limit);
        return levels <= 500 ? 25 : levels <= 1_000 ? 50 : 250;
    }
}
