package dev.bourse.realtime.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.market.PriceUpdate;
import dev.bourse.common.market.Ticker;
import dev.bourse.exchange.account.AccountMessage;
import dev.bourse.exchange.market.Market;
import dev.bourse.realtime.stream.Topic.Candles;
import dev.bourse.realtime.stream.Topic.Enigmas;
import dev.bourse.realtime.stream.Topic.Prices;
import dev.bourse.realtime.stream.Topic.Stream;
import dev.bourse.realtime.stream.Topic.Tickers;
import dev.bourse.realtime.stream.Topic.Trades;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Every message that the server sends, as a frame. In {@code price_update} decimals are JSON numbers, in streams they are
 * strings, without trailing zeros; neither is ever in exponent notation. Books and accounts have the decimals of their market, as
 * the exchange's answers over HTTP do.
 */
public final class Messages {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final JsonMapper STREAM_JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(BigDecimal.class, new PlainText()))
            .build();

    private static final Frame PONG = reply(Map.of("type", "pong"));

    private Messages() {}

    public static Frame connection(Collection<String> assets) {
        return reply(new Connection("connection", "Connected to realtime crypto data", assets));
    }

    public static Frame pong() {
        return PONG;
    }

    /** {@code {"result":null,"id":1}}. */
    public static Frame done(@Nullable JsonNode id) {
        return reply(new Result(null, id));
    }

    public static Frame subscriptions(Collection<? extends Stream> streams, @Nullable JsonNode id) {
        return reply(new Result(streams.stream().map(Stream::name).toList(), id));
    }

    public static Frame error(Refusal refusal, @Nullable JsonNode id) {
        return reply(new ErrorMessage("error", refusal, id));
    }

    /** What a client whose connection has no close codes is told at the end. */
    public static Frame farewell(int code, String reason) {
        return reply(new Farewell(code, reason));
    }

    public static Frame feedStatus(FeedState state) {
        return Frame.newest(new Topic.Feed(), JSON.writeValueAsBytes(new FeedMessage("feed_status", state)));
    }

    public static Frame priceUpdate(PriceUpdate price) {
        PriceMessage message = new PriceMessage("price_update", price.symbol(), price);
        return Frame.newest(new Prices(price.symbol()), JSON.writeValueAsBytes(message));
    }

    public static Frame ticker(Ticker ticker) {
        Tickers topic = new Tickers(ticker.symbol());
        return Frame.newest(topic, streamJson(topic, new TickerData("ticker", ticker)));
    }

    public static Frame trade(MarketTrade trade) {
        Trades topic = new Trades(trade.symbol());
        return Frame.every(topic, streamJson(topic, new TradeData("trade", trade)));
    }

    public static Frame depth(DepthChange change) {
        return Frame.merging(change);
    }

    static byte[] json(DepthChange change) {
        return streamJson(new Topic.Depth(change.market().symbol()), new DepthData("depth", change));
    }

    /**
     * The first message of an account's stream.
     *
     * @param newest the account's own number of its newest event
     * @param from the last event that the client has
     */
    public static Frame accountBegins(Topic.Account topic, long accountId, long newest, long from) {
        SubscribedData data = new SubscribedData("subscribed", Long.toString(accountId), newest);
        return Frame.numbered(topic, from, streamJson(topic, data));
    }

    public static Frame account(Topic.Account topic, AccountMessage message) {
        return Frame.numbered(topic, message.sequence(), streamJson(topic, message));
    }

    /** An event that was written as JSON elsewhere. */
    public static Frame account(Topic.Account topic, long sequence, JsonNode message) {
        return Frame.numbered(topic, sequence, streamJson(topic, message));
    }

    /** An open candle, which the next one of its stream makes worthless, or a closed one, which nobody may miss. */
    public static Frame candle(Candles topic, CandleData candle) {
        byte[] json = streamJson(topic, new KlineData("kline", candle));
        return candle.closed() ? Frame.every(topic, json) : Frame.newest(topic, json);
    }

    public static Frame enigma(EnigmaData enigma) {
        Enigmas topic = new Enigmas(enigma.symbol());
        return Frame.newest(topic, streamJson(topic, new EnigmaMessage("enigma", enigma)));
    }

    private static byte[] streamJson(Stream stream, Object data) {
        return STREAM_JSON.writeValueAsBytes(new StreamMessage(stream.name(), data));
    }

    private static Frame reply(Object message) {
        return Frame.reply(JSON.writeValueAsBytes(message));
    }

    private record Connection(String type, String message, Collection<String> assets) {}

    private record Result(@Nullable Object result, @Nullable JsonNode id) {}

    private record ErrorMessage(
            String type,
            Refusal error,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode id) {}

    private record Farewell(int code, String reason) {}

    private record FeedMessage(String type, FeedState data) {}

    private record PriceMessage(String type, String symbol, PriceUpdate data) {}

    private record StreamMessage(String stream, Object data) {}

    private record TickerData(String e, @JsonUnwrapped Ticker ticker) {}

    private record KlineData(String e, @JsonUnwrapped CandleData candle) {}

    private record EnigmaMessage(String e, @JsonUnwrapped EnigmaData enigma) {}

    private record TradeData(
            String e,
            String s,
            long t,
            BigDecimal p,
            BigDecimal q,
            boolean m,
            @JsonProperty("T") long timeMs) {

        TradeData(String e, MarketTrade trade) {
            this(
                    e,
                    trade.symbol(),
                    trade.tradeId(),
                    trade.price(),
                    trade.quantity(),
                    trade.buyerIsMaker(),
                    trade.timeMs());
        }
    }

    private record SubscribedData(String e, String accountId, long sequence) {}

    private record DepthData(
            String e,
            String s,
            @JsonProperty("U") long firstId,
            @JsonProperty("u") long lastId,
            List<List<String>> b,
            List<List<String>> a,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean snapshot) {

        DepthData(String e, DepthChange it) {
            this(
                    e,
                    it.market().symbol(),
                    it.firstId(),
                    it.lastId(),
                    levels(it.market(), it.bids()),
                    levels(it.market(), it.asks()),
                    it.isSnapshot() ? true : null);
        }

        private static List<List<String>> levels(Market market, Map<Long, Long> side) {
            return side.entrySet().stream()
                    .map(it -> List.of(
                            market.priceText(it.getKey()),
                            it.getValue() == 0 ? "0" : market.quantityText(it.getValue())))
                    .toList();
        }
    }

    /** A decimal as a string. */
    private static final class PlainText extends ValueSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.stripTrailingZeros().toPlainString());
        }
    }
}
