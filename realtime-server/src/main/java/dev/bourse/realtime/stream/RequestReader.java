package dev.bourse.realtime.stream;

import static dev.bourse.realtime.stream.StreamNames.shortened;

import dev.bourse.realtime.stream.ClientRequest.ListSubscriptions;
import dev.bourse.realtime.stream.ClientRequest.Ping;
import dev.bourse.realtime.stream.ClientRequest.Pong;
import dev.bourse.realtime.stream.ClientRequest.Refused;
import dev.bourse.realtime.stream.ClientRequest.SubscribePrices;
import dev.bourse.realtime.stream.ClientRequest.SubscribeStreams;
import dev.bourse.realtime.stream.ClientRequest.UnsubscribePrices;
import dev.bourse.realtime.stream.ClientRequest.UnsubscribeStreams;
import dev.bourse.realtime.stream.StreamNames.Named;
import dev.bourse.realtime.stream.Topic.Prices;
import dev.bourse.realtime.stream.Topic.Stream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what clients send: every message is either a request that can be done or a refusal that says why not. */
public final class RequestReader {

    private static final List<String> TYPES = List.of("subscribe", "unsubscribe", "ping", "pong");
    private static final List<String> METHODS = List.of("SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS");
    private static final int MAX_ID_LENGTH = 64;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Supplier<? extends Collection<String>> symbols;

    /**
     * A reader.
     *
     * @param symbols the symbols that can be subscribed to, asked for at each request
     */
    public RequestReader(Supplier<? extends Collection<String>> symbols) {
        this.symbols = symbols;
    }

    /** Reads one text message. */
    public ClientRequest read(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JacksonException e) {
            return refused(Refusal.malformed("The message is not JSON."));
        }
        if (!message.isObject()) {
            return refused(Refusal.malformed("The message must be a JSON object with a type or a method."));
        }
        JsonNode method = message.get("method");
        JsonNode type = message.get("type");
        if (method != null) {
            return byMethod(method, message);
        }
        if (type != null) {
            return byType(type, message);
        }
        return refused(Refusal.notAllowed(
                "UNKNOWN_MESSAGE",
                "The message has neither a type nor a method.",
                Map.of("type", TYPES, "method", METHODS)));
    }

    private ClientRequest byType(JsonNode type, JsonNode message) {
        return switch (type.asString("")) {
            case "ping" -> new Ping();
            case "pong" -> new Pong();
            case "subscribe" -> prices(message, true);
            case "unsubscribe" -> prices(message, false);
            default ->
                refused(Refusal.notAllowed(
                        "UNKNOWN_TYPE", "There is no message of this type; use one of the allowed ones.", TYPES));
        };
    }

    private ClientRequest prices(JsonNode message, boolean subscribe) {
        List<String> names = strings(message.get("symbols"));
        if (names == null) {
            return refused(Refusal.malformed("symbols must be an array of symbols, for example [\"BTCUSDT\"]."));
        }
        List<Prices> prices = new ArrayList<>();
        for (String symbol : names) {
            if (subscribe && !symbols.get().contains(symbol)) {
                return refused(unknownSymbol(symbol));
            }
            prices.add(new Prices(symbol));
        }
        return subscribe ? new SubscribePrices(prices) : new UnsubscribePrices(prices);
    }

    private ClientRequest byMethod(JsonNode method, JsonNode message) {
        JsonNode id = message.get("id");
        if (id != null && !isUsable(id)) {
            return refused(Refusal.malformed(
                    "id must be a whole number, null or a text of at most " + MAX_ID_LENGTH + " characters."));
        }
        return switch (method.asString("")) {
            case "SUBSCRIBE" -> streams(message, id, true);
            case "UNSUBSCRIBE" -> streams(message, id, false);
            case "LIST_SUBSCRIPTIONS" -> new ListSubscriptions(id);
            default ->
                new Refused(
                        Refusal.notAllowed(
                                "UNKNOWN_METHOD", "There is no such method; use one of the allowed ones.", METHODS),
                        id);
        };
    }

    private static boolean isUsable(JsonNode id) {
        return switch (id.getNodeType()) {
            case NULL -> true;
            case NUMBER -> id.isIntegralNumber() && id.canConvertToLong();
            case STRING -> id.asString().length() <= MAX_ID_LENGTH;
            case ARRAY, BINARY, BOOLEAN, MISSING, OBJECT, POJO -> false;
        };
    }

    private ClientRequest streams(JsonNode message, @Nullable JsonNode id, boolean subscribe) {
        List<String> names = strings(message.get("params"));
        if (names == null) {
            return new Refused(
                    Refusal.malformed("params must be an array of streams, for example [\"trade@BTCUSDT\"]."), id);
        }
        List<Stream> streams = new ArrayList<>();
        for (String name : names) {
            switch (StreamNames.read(name)) {
                case Named.Unknown(Refusal refusal) -> {
                    return new Refused(refusal, id);
                }
                case Named.Known(Stream stream) -> {
                    if (subscribe && !symbols.get().contains(stream.symbol())) {
                        return new Refused(unknownSymbol(stream.symbol()), id);
                    }
                    streams.add(stream);
                }
            }
        }
        return subscribe ? new SubscribeStreams(streams, id) : new UnsubscribeStreams(streams, id);
    }

    private Refusal unknownSymbol(String symbol) {
        return new Refusal(
                "UNKNOWN_SYMBOL",
                "The feed does not carry this symbol; use one of the allowed ones.",
                Map.of("symbol", shortened(symbol), "allowed", List.copyOf(symbols.get())));
    }

    /** The strings of a non-empty array of strings; null when {@code node} is not one. */
    private static @Nullable List<String> strings(@Nullable JsonNode node) {
        if (node == null || !node.isArray() || node.isEmpty()) {
            return null;
        }
        List<String> strings = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            if (!element.isString()) {
                return null;
            }
            strings.add(element.asString());
        }
        return strings;
    }

    private static ClientRequest refused(Refusal refusal) {
        return new Refused(refusal, null);
    }
}
