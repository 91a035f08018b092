package dev.bourse.common.wire;

import dev.bourse.common.market.MarketTrade;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The entry of {@code binance_trades_stream}:
 * {@code {"price":108400.50,"timestamp":1756480528000,"symbol":"BTCUSDT","tradeId":1,"quantity":0.01,"buyerIsMaker":true}}.
 * Every trade passes here twice, so it is read and written token by token.
 */
public final class TradeCodec {

    /** More digits than any exchange uses, and few enough that nobody can make the database work on a million of them. */
    private static final int MAX_PRECISION = 38;

    private static final int MAX_SCALE = 18;
    private static final int MAX_SYMBOL_LENGTH = 32;

    private static final JsonFactory JSON = new JsonFactory();

    private TradeCodec() {}

    public static String encode(MarketTrade trade) {
        return "{\"price\":" + plain(trade.price())
                + ",\"timestamp\":" + trade.timeMs()
                + ",\"symbol\":\"" + trade.symbol()
                + "\",\"tradeId\":" + trade.tradeId()
                + ",\"quantity\":" + plain(trade.quantity())
                + ",\"buyerIsMaker\":" + trade.buyerIsMaker() + '}';
    }

    /**
     * Reads an entry; decimals may be numbers or strings, unknown fields are skipped.
     *
     * @throws MalformedMessageException when a field is missing, of the wrong type or out of range; the message names it
     */
    public static MarketTrade decode(String json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return new Fields(parser).trade();
        } catch (JacksonException e) {
            throw new MalformedMessageException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** The fields seen so far while one entry is read. */
    private static final class Fields {

        private final JsonParser parser;
        private @Nullable String symbol;
        private @Nullable BigDecimal price;
        private @Nullable BigDecimal quantity;
        private @Nullable Boolean buyerIsMaker;
        private @Nullable Long tradeId;
        private @Nullable Long timeMs;

        Fields(JsonParser parser) {
            this.parser = parser;
        }

        MarketTrade trade() {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedMessageException("not a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                readField(name);
            }
            return new MarketTrade(
                    present("symbol", symbol),
                    present("tradeId", tradeId),
                    present("timestamp", timeMs),
                    present("price", price),
                    present("quantity", quantity),
                    present("buyerIsMaker", buyerIsMaker));
        }

        private void readField(String name) {
            switch (name) {
                case "symbol" -> symbol = symbolValue();
                case "price" -> price = amount(name);
                case "quantity" -> quantity = amount(name);
                case "tradeId" -> tradeId = count(name);
                case "timestamp" -> timeMs = count(name);
                case "buyerIsMaker" -> buyerIsMaker = flag(name);
                default -> parser.skipChildren();
            }
        }

        private String symbolValue() {
            String value = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
            if (value.isEmpty() || value.length() > MAX_SYMBOL_LENGTH || !isPlainName(value)) {
                throw new MalformedMessageException(
                        "symbol must be 1 to " + MAX_SYMBOL_LENGTH + " letters, digits or underscores");
            }
            return value;
        }

        private static boolean isPlainName(String value) {
            return value.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
        }

        private BigDecimal amount(String name) {
            BigDecimal value = switch (parser.currentToken()) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
                case VALUE_STRING -> parsed(name, parser.getString());
                default -> throw new MalformedMessageException(name + " must be a number");
            };
            if (value.signum() <= 0 || value.scale() > MAX_SCALE || value.precision() - value.scale() > MAX_PRECISION) {
                throw new MalformedMessageException(name + " must be positive, with at most " + MAX_SCALE
                        + " decimals and " + MAX_PRECISION + " digits before them");
            }
            return value;
        }

        private static BigDecimal parsed(String name, String text) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new MalformedMessageException(name + " must be a number", e);
            }
        }

        private long count(String name) {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw new MalformedMessageException(name + " must be a whole number");
            }
            long value = parser.getLongValue();
            if (value < 0) {
                throw new MalformedMessageException(name + " must not be negative");
            }
            return value;
        }

        private boolean flag(String name) {
            return switch (parser.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> throw new MalformedMessageException(name + " must be true or false");
            };
        }

        private static <T> T present(String name, @Nullable T value) {
            if (value == null) {
                throw new MalformedMessageException(name + " is missing");
            }
            return value;
        }
    }
}
