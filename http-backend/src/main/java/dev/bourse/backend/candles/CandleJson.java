package dev.bourse.backend.candles;

import dev.bourse.common.market.CandleDuration;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes candles token by token: a chart asks for thousands at a time. Numbers have all their digits and never an exponent.
 */
final class CandleJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final SerializableString TIME = new SerializedString("time");
    private static final SerializableString OPEN = new SerializedString("open");
    private static final SerializableString HIGH = new SerializedString("high");
    private static final SerializableString LOW = new SerializedString("low");
    private static final SerializableString CLOSE = new SerializedString("close");
    private static final SerializableString VOLUME = new SerializedString("volume");
    private static final SerializableString QUOTE_VOLUME = new SerializedString("quoteVolume");
    private static final SerializableString TRADES = new SerializedString("trades");

    private static final int BYTES_A_CANDLE = 160;

    /** As JavaScript writes it: always with milliseconds. */
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private CandleJson() {}

    /**
     * The body of {@code /candles} and {@code /klines}.
     *
     * @param symbolName what the path calls the symbol
     * @param durationName what the path calls the duration
     */
    static byte[] page(String symbolName, String symbol, String durationName, CandleQuery query, CandlePage page) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(256 + BYTES_A_CANDLE * page.candles().size());
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty(symbolName, symbol);
            json.writeStringProperty(durationName, query.duration().label());
            writeTime(json, "startTime", query.start());
            writeTime(json, "endTime", query.end());
            json.writeName("candles");
            writeArray(json, page.candles(), true);
            if (page.next() != null) {
                json.writeNumberProperty("nextStartTime", page.next().toEpochMilli());
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** The body of {@code /bars}. */
    static byte[] bars(String symbol, CandleDuration duration, List<Candle> bars) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + BYTES_A_CANDLE * bars.size());
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("symbol", symbol);
            json.writeStringProperty("resolution", duration.label());
            json.writeName("bars");
            writeArray(json, bars, false);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** The body of {@code /udf/history}: a list for each column. */
    static byte[] udf(UdfHistory.Found found) {
        List<Candle> bars = found.bars();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + BYTES_A_CANDLE * bars.size());
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("s", bars.isEmpty() ? "no_data" : "ok");
            if (found.earlier() != null) {
                json.writeNumberProperty("nextTime", found.earlier().time());
            }
            if (!bars.isEmpty()) {
                json.writeArrayPropertyStart("t");
                bars.forEach(bar -> json.writeNumber(bar.time()));
                json.writeEndArray();
                writeColumn(json, "o", bars, Candle::open);
                writeColumn(json, "h", bars, Candle::high);
                writeColumn(json, "l", bars, Candle::low);
                writeColumn(json, "c", bars, Candle::close);
                writeColumn(json, "v", bars, Candle::volume);
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeColumn(
            JsonGenerator json, String name, List<Candle> bars, Function<Candle, BigDecimal> column) {
        json.writeArrayPropertyStart(name);
        bars.forEach(bar -> json.writeNumber(column.apply(bar).stripTrailingZeros()));
        json.writeEndArray();
    }

    private static void writeTime(JsonGenerator json, String name, @Nullable Instant time) {
        json.writeName(name);
        if (time == null) {
            json.writeNull();
        } else {
            json.writeString(ISO.format(time));
        }
    }

    private static void writeArray(JsonGenerator json, List<Candle> candles, boolean withTurnover) {
        json.writeStartArray();
        for (Candle candle : candles) {
            json.writeStartObject();
            json.writeName(TIME);
            json.writeNumber(candle.time());
            write(json, OPEN, candle.open());
            write(json, HIGH, candle.high());
            write(json, LOW, candle.low());
            write(json, CLOSE, candle.close());
            write(json, VOLUME, candle.volume());
            if (withTurnover) {
                write(json, QUOTE_VOLUME, candle.quoteVolume());
                json.writeName(TRADES);
                json.writeNumber(candle.trades());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, SerializableString name, BigDecimal value) {
        json.writeName(name);
        json.writeNumber(value.stripTrailingZeros());
    }
}
