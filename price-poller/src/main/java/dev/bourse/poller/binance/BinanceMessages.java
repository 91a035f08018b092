package dev.bourse.poller.binance;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.common.market.Kline;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.market.Ticker;
import dev.bourse.common.wire.MalformedMessageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Binance's JSON. Field names are those of "WebSocket Streams for Binance" and "Public Rest API for Binance"; prices and
 * quantities are strings there.
 */
final class BinanceMessages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BinanceMessages() {}

    /**
     * Reads one WebSocket message.
     *
     * @throws MalformedMessageException when it is not a message of Binance's
     */
    static BinanceEvent event(String json) {
        JsonNode message = tree(json);
        try {
            return event(message);
        } catch (JacksonException | NumberFormatException e) {
            throw new MalformedMessageException("unexpected value in " + abbreviated(json), e);
        }
    }

    private static BinanceEvent event(JsonNode message) {
        if (message.has("id") && (message.has("result") || message.has("error"))) {
            JsonNode error = message.get("error");
            return new BinanceEvent.Reply(message.get("id").asLong(-1), error == null ? null : error.toString());
        }
        if (!message.has("e")) {
            return message.has("u") && message.has("b") && message.has("a") ? bestPrices(message) : malformed(message);
        }
        return switch (text(message, "e")) {
            case "trade" -> new BinanceEvent.Traded(trade(text(message, "s"), message));
            case "kline" -> kline(required(message, "k"));
            case "24hrTicker" -> new BinanceEvent.Rolled(ticker(message));
            default -> new BinanceEvent.Unneeded();
        };
    }

    private static MarketTrade trade(String symbol, JsonNode m) {
        return new MarketTrade(
                symbol,
                number(m, "t"),
                number(m, "T"),
                decimal(m, "p"),
                decimal(m, "q"),
                required(m, "m").booleanValue());
    }

    private static BinanceEvent bestPrices(JsonNode m) {
        return new BinanceEvent.BestPrices(text(m, "s"), number(m, "u"), decimal(m, "b"), decimal(m, "a"));
    }

    private static BinanceEvent kline(JsonNode k) {
        if (!required(k, "x").booleanValue() || !text(k, "i").equals(CandleDuration.ONE_MINUTE.label())) {
            return new BinanceEvent.Unneeded();
        }
        return new BinanceEvent.Closed(new Kline(
                text(k, "s"),
                CandleDuration.ONE_MINUTE,
                number(k, "t"),
                decimal(k, "o"),
                decimal(k, "h"),
                decimal(k, "l"),
                decimal(k, "c"),
                decimal(k, "v"),
                decimal(k, "q"),
                number(k, "n"),
                decimal(k, "V"),
                decimal(k, "Q"),
                false));
    }

    private static Ticker ticker(JsonNode m) {
        return new Ticker(
                text(m, "s"),
                decimal(m, "o"),
                decimal(m, "c"),
                decimal(m, "h"),
                decimal(m, "l"),
                decimal(m, "p"),
                decimal(m, "P"),
                decimal(m, "v"),
                decimal(m, "q"),
                number(m, "n"),
                decimal(m, "b"),
                decimal(m, "a"),
                number(m, "E"));
    }

    /** Reads {@code GET /api/v3/historicalTrades}. */
    static List<MarketTrade> historicalTrades(String symbol, String json) {
        List<MarketTrade> trades = new ArrayList<>();
        for (JsonNode it : array(json)) {
            trades.add(new MarketTrade(
                    symbol,
                    number(it, "id"),
                    number(it, "time"),
                    decimal(it, "price"),
                    decimal(it, "qty"),
                    required(it, "isBuyerMaker").booleanValue()));
        }
        return trades;
    }

    /** Reads {@code GET /api/v3/aggTrades}: the id of the newest trade in it, null when it is empty. */
    static @Nullable Long lastTradeId(String json) {
        JsonNode trades = array(json);
        return trades.isEmpty() ? null : number(trades.get(trades.size() - 1), "l");
    }

    /** Reads {@code GET /api/v3/klines}, an array of arrays. */
    static List<RestKline> klines(String json) {
        List<RestKline> klines = new ArrayList<>();
        for (JsonNode it : array(json)) {
            klines.add(new RestKline(
                    required(it, 0).asLong(),
                    required(it, 6).asLong(),
                    decimal(it, 1),
                    decimal(it, 2),
                    decimal(it, 3),
                    decimal(it, 4),
                    decimal(it, 5),
                    decimal(it, 7),
                    required(it, 8).asLong(),
                    decimal(it, 9),
                    decimal(it, 10)));
        }
        return klines;
    }

    /** Any answer as a tree, or {@link MalformedMessageException}. */
    static JsonNode tree(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (tree == null || !tree.isContainer()) {
                throw new MalformedMessageException("neither object nor array: " + abbreviated(json));
            }
            return tree;
        } catch (JacksonException e) {
            throw new MalformedMessageException("not JSON: " + abbreviated(json), e);
        }
    }

    static String text(JsonNode node, String field) {
        return required(node, field).asString();
    }

    static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(text(node, field));
    }

    private static JsonNode array(String json) {
        JsonNode tree = tree(json);
        if (!tree.isArray()) {
            throw new MalformedMessageException("not an array: " + abbreviated(json));
        }
        return tree;
    }

    private static BigDecimal decimal(JsonNode array, int index) {
        return new BigDecimal(required(array, index).asString());
    }

    private static long number(JsonNode node, String field) {
        JsonNode value = required(node, field);
        if (!value.isIntegralNumber()) {
            throw new MalformedMessageException(field + " is not a whole number");
        }
        return value.longValue();
    }

    private static JsonNode required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw new MalformedMessageException("no '" + field + "' in " + abbreviated(node.toString()));
        }
        return value;
    }

    private static JsonNode required(JsonNode array, int index) {
        JsonNode value = array.get(index);
        if (value == null) {
            throw new MalformedMessageException("no element " + index + " in " + abbreviated(array.toString()));
        }
        return value;
    }

    private static BinanceEvent malformed(JsonNode message) {
        throw new MalformedMessageException("no message of Binance's: " + abbreviated(message.toString()));
    }

    private static String abbreviated(String json) {
        return json.length() <= 200 ? json : json.substring(0, 200) + "…";
    }
}
