package dev.bourse.simulator.rest;

import dev.bourse.simulator.fault.ConnectionSelector;
import dev.bourse.simulator.fault.Fault;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of {@code POST /admin/faults}. Only {@code fault} is needed; the rest has defaults.
 *
 * @param fault drop, stall, skip, duplicate, reorder, garbage, refuse, disconnect24h or serverShutdown
 * @param connections all, odd, even, oldest or newest
 * @param stream only connections with a stream whose name contains this
 * @param symbol only trades of this symbol
 * @param count how many trades, or garbage frames; without it until cleared, or one
 * @param probability of each trade to be skipped
 * @param durationMs how long to stall or refuse (without it until cleared), or by how much to reorder
 * @param afterTrades begin after that many more trades
 * @param status 429 or 418
 * @param target rest, websocket or all
 * @param kind of garbage: text, truncated, shape, binary or all
 */
record FaultRequest(
        @Nullable String fault,
        @Nullable String connections,
        @Nullable String stream,
        @Nullable String symbol,
        @Nullable Long count,
        @Nullable Double probability,
        @Nullable Long durationMs,
        @Nullable Long afterTrades,
        @Nullable Integer status,
        @Nullable Integer retryAfterSeconds,
        @Nullable String target,
        @Nullable String kind) {

    private static final Duration UNTIL_CLEARED = Duration.ofDays(3650);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static FaultRequest parse(String body) {
        try {
            FaultRequest request = MAPPER.readValue(body, FaultRequest.class);
            if (request != null) {
                return request;
            }
        } catch (JacksonException e) {
            throw BinanceException.badRequest(-1135, "Invalid JSON Request: " + e.getOriginalMessage());
        }
        throw BinanceException.badRequest(-1135, "Invalid JSON Request: it is null");
    }

    long afterTradesOrNow() {
        return notNegative("afterTrades", afterTrades, 0);
    }

    Fault toFault() {
        String name = fault == null ? "" : fault.toLowerCase(Locale.ROOT);
        long times = notNegative("count", count, 0);
        return switch (name) {
            case "drop" -> new Fault.Drop(selector());
            case "stall" -> new Fault.Stall(selector(), duration(UNTIL_CLEARED));
            case "skip" -> new Fault.Skip(symbol, times, chance());
            case "duplicate" -> new Fault.Duplicate(selector(), symbol, times);
            case "reorder" -> new Fault.Reorder(selector(), symbol, times, duration(Duration.ofMillis(50)));
            case "garbage" -> new Fault.Garbage(selector(), word("kind", Fault.GarbageKind.class, kind), times);
            case "refuse" -> refuse();
            case "disconnect24h" -> new Fault.Disconnect24h(selector());
            case "servershutdown" -> new Fault.ServerShutdown(selector());
            default ->
                throw notValid(
                        "fault",
                        "drop, stall, skip, duplicate, reorder, garbage, refuse, disconnect24h, serverShutdown");
        };
    }

    /** A fault as a line for people. */
    static String describe(Fault fault) {
        return fault.toString();
    }

    private Fault refuse() {
        int code = status == null ? 429 : status;
        if (code != 429 && code != 418) {
            throw notValid("status", "429, 418");
        }
        String what = target == null ? "all" : target.toLowerCase(Locale.ROOT);
        if (!what.matches("rest|websocket|all")) {
            throw notValid("target", "rest, websocket, all");
        }
        int seconds =
                (int) notNegative("retryAfterSeconds", retryAfterSeconds == null ? null : (long) retryAfterSeconds, 1);
        return new Fault.Refuse(
                code, seconds, duration(UNTIL_CLEARED), !what.equals("websocket"), !what.equals("rest"));
    }

    private ConnectionSelector selector() {
        return new ConnectionSelector(word("connections", ConnectionSelector.Which.class, connections), stream);
    }

    private Duration duration(Duration usual) {
        return Duration.ofMillis(notNegative("durationMs", durationMs, usual.toMillis()));
    }

    private double chance() {
        double value = probability == null ? 1 : probability;
        if (!(value >= 0 && value <= 1)) {
            throw notValid("probability", "0 to 1");
        }
        return value;
    }

    private static <E extends Enum<E>> E word(String name, Class<E> type, @Nullable String text) {
        String wanted = text == null ? "ALL" : text.toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> it.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        notValid(name, Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }

    private static long notNegative(String name, @Nullable Long value, long usual) {
        if (value != null && value < 0) {
            throw notValid(name, "0 or more");
        }
        return value == null ? usual : value;
    }

    private static BinanceException notValid(String name, String allowed) {
        return BinanceException.badRequest(
                -1130, "Data sent for parameter '" + name + "' is not valid; allowed: " + allowed + ".");
    }
}
