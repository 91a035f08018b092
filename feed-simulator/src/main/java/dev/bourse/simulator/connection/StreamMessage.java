package dev.bourse.simulator.connection;

import dev.bourse.simulator.wire.Payloads;
import org.jspecify.annotations.Nullable;

/** One message of a stream, written once for all its receivers. One thread makes and sends it. */
public final class StreamMessage {

    private static final long NO_TRADE = -1;

    private final String stream;
    private final String payload;
    private final String symbol;
    private final long tradeId;
    private @Nullable String combined;

    private StreamMessage(String stream, String payload, String symbol, long tradeId) {
        this.stream = stream;
        this.payload = payload;
        this.symbol = symbol;
        this.tradeId = tradeId;
    }

    public static StreamMessage of(String stream, String payload) {
        return new StreamMessage(stream, payload, "", NO_TRADE);
    }

    public static StreamMessage trade(String stream, String payload, String symbol, long tradeId) {
        return new StreamMessage(stream, payload, symbol, tradeId);
    }

    String symbol() {
        return symbol;
    }

    long tradeId() {
        return tradeId;
    }

    String text(boolean asCombined) {
        if (!asCombined) {
            return payload;
        }
        String text = combined;
        if (text == null) {
            text = Payloads.combined(stream, payload);
            combined = text;
        }
        return text;
    }
}
