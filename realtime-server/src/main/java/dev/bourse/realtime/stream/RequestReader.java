package dev.bourse.realtime.stream;

import static dev.bourse.realtime.stream.StreamNames.shortened;

import dev.bourse.realtime.stream.ClientRequest.AccountWish;
import dev.bourse.realtime.stream.ClientRequest.Authenticate;
import dev.bourse.realtime.stream.ClientRequest.ListSubscriptions;
import dev.bourse.realtime.stream.ClientRequest.Ping;
import dev.bourse.realtime.stream.ClientRequest.Pong;
import dev.bourse.realtime.stream.ClientRequest.Refused;
import dev.bourse.realtime.stream.ClientRequest.SubscribePrices;
import dev.bourse.realtime.stream.ClientRequest.SubscribeStreams;
import dev.bourse.realtime.stream.ClientRequest.UnsubscribePrices;
import dev.bourse.realtime.stream.ClientRequest.UnsubscribeStreams;
import dev.bourse.realtime.stream.StreamNames.Named;
import dev.bourse.realtime.stream.Topic.Candles;
import dev.bourse.realtime.stream.Topic.Depth;
import dev.bourse.realtime.stream.Topic.Enigmas;
import dev.bourse.realtime.stream.Topic.OfMarket;
import dev.bourse.realtime.stream.Topic.Prices;
import dev.bourse.realtime.stream.Topic.Tickers;
import dev.bourse.realtime.stream.Topic.Trades;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what clients send: every message is either a request that can be done or a refusal that says why not. */
public final class RequestReader {

    private static final List<String> TYPES = List.of("subscribe", "unsubscribe", "ping", "pong");
    private static final List<String> METHODS = List.of("SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS", "AUTH");
    private static final int MAX_ID_LENGTH = 64;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Supplier<? extends Collection<String>> symbols;
    private final Supplier<? extends Collection<String>> markets;

    /**
     * A reader.
     *
     * @param symbols the symbols that the feed carries, asked for at each request
     * @param markets the symbols of the exchange's own markets, asked for at each request
     */
    public RequestReader(
            Supplier<? extends Collection<String>> symbols, Supplier<? extends Collection<String>> markets) {
        this.symbols = symbols;
        this.markets = markets;
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
                return refused(unknownSymbol(symbol, symbols.get()));
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
            case "SUBSCRIBE" -> subscribe(message, id);
            case "UNSUBSCRIBE" -> unsubscribe(message, id);
            case "LIST_SUBSCRIPTIONS" -> new ListSubscriptions(id);
            case "AUTH" -> authenticate(message, id);
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

    private ClientRequest subscribe(JsonNode message, @Nullable JsonNode id) {
        JsonNode resumeFrom = message.get("resumeFrom");
        if (resumeFrom != null && !resumeFrom.isNull() && !isSequence(resumeFrom)) {
            return new Refused(resumeFromMalformed(), id);
        }
        List<String> names = strings(message.get("params"));
        Long from = resumeFrom == null || resumeFrom.isNull() ? null : resumeFrom.longValue();
        return names == null ? new Refused(namesMalformed(), id) : subscription(names, from, id);
    }

    private static boolean isSequence(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    }

    /** Why the last event that a client says to have can't be one. */
    public static Refusal resumeFromMalformed() {
        return Refusal.malformed("resumeFrom must be the sequence of the last event that you have, or 0.");
    }

    private static Refusal namesMalformed() {
        return Refusal.malformed("params must be an array of streams, for example [\"trade@BTCUSDT\"].");
    }

    /**
     * Reads the names of streams that a client wants.
     *
     * @return {@link SubscribeStreams} or {@link Refused}
     */
    public ClientRequest subscription(Collection<String> names, @Nullable Long resumeFrom, @Nullable JsonNode id) {
        List<OfMarket> streams = new ArrayList<>();
        AccountWish account = null;
        for (String name : names) {
            switch (StreamNames.read(name)) {
                case Named.Unknown(Refusal refusal) -> {
                    return new Refused(refusal, id);
                }
                case Named.Known(OfMarket stream) -> {
                    Collection<String> known = known(stream);
                    if (!known.contains(stream.symbol())) {
                        return new Refused(unknownSymbol(stream.symbol(), known), id);
                    }
                    streams.add(stream);
                }
                case Named.Account() -> account = new AccountWish(resumeFrom);
            }
        }
        return new SubscribeStreams(streams, account, id);
    }

    private ClientRequest unsubscribe(JsonNode message, @Nullable JsonNode id) {
        List<String> names = strings(message.get("params"));
        if (names == null) {
            return new Refused(namesMalformed(), id);
        }
        List<OfMarket> streams = new ArrayList<>();
        boolean account = false;
        for (String name : names) {
            switch (StreamNames.read(name)) {
                case Named.Unknown(Refusal refusal) -> {
                    return new Refused(refusal, id);
                }
                case Named.Known(OfMarket stream) -> streams.add(stream);
                case Named.Account() -> account = true;
            }
        }
        return new UnsubscribeStreams(streams, account, id);
    }

    /** The symbols that there is such a stream of: the feed's and our own; of books, our own. */
    private Collection<String> known(OfMarket stream) {
        return switch (stream) {
            case Depth _ -> markets.get();
            case Tickers _, Trades _, Candles _, Enigmas _ -> {
                Set<String> all = new LinkedHashSet<>(symbols.get());
                all.addAll(markets.get());
                yield all;
            }
        };
    }

    private static ClientRequest authenticate(JsonNode message, @Nullable JsonNode id) {
        SignedRequest signed = SignedRequest.of(message.get("params"));
        return signed == null
                ? new Refused(
                        Refusal.malformed(
                                "params must have apiKey, timestamp, perhaps recvWindow, and signature: of recvWindow=W&timestamp=T."),
                        id)
                : new Authenticate(signed, id);
    }

    private static Refusal unknownSymbol(String symbol, Collection<String> allowed) {
        return new Refusal(
                "UNKNOWN_SYMBOL",
                "There is no such symbol here; use one of the allowed ones.",
                Map.of("symbol", shortened(symbol), "allowed", List.copyOf(allowed)));
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
