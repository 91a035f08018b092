package dev.bourse.realtime.stream;

import dev.bourse.common.market.CandleDuration;
import dev.bourse.realtime.stream.Topic.Candles;
import dev.bourse.realtime.stream.Topic.Depth;
import dev.bourse.realtime.stream.Topic.Enigmas;
import dev.bourse.realtime.stream.Topic.OfMarket;
import dev.bourse.realtime.stream.Topic.Tickers;
import dev.bourse.realtime.stream.Topic.Trades;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the names of streams. */
final class StreamNames {

    private static final String CANDLES = "kline_";
    private static final List<String> KINDS = List.of(
            "depth@{symbol}",
            "ticker@{symbol}",
            "trade@{symbol}",
            "kline_{interval}@{symbol}",
            "enigma@{symbol}",
            Topic.Account.NAME);

    private StreamNames() {}

    /** The stream of that name, or why there is none. */
    sealed interface Named {

        record Known(OfMarket stream) implements Named {}

        /** {@code account}. */
        record Account() implements Named {}

        record Unknown(Refusal refusal) implements Named {}
    }

    static Named read(String name) {
        if (name.equals(Topic.Account.NAME)) {
            return new Named.Account();
        }
        int at = name.indexOf('@');
        String kind = at < 0 ? name : name.substring(0, at);
        String symbol = name.substring(at + 1);
        if (at < 0 || symbol.isEmpty()) {
            return unknownStream(name);
        }
        return switch (kind) {
            case "depth" -> new Named.Known(new Depth(symbol));
            case "ticker" -> new Named.Known(new Tickers(symbol));
            case "trade" -> new Named.Known(new Trades(symbol));
            case "enigma" -> new Named.Known(new Enigmas(symbol));
            default -> kind.startsWith(CANDLES) ? candles(name, symbol, kind) : unknownStream(name);
        };
    }

    private static Named candles(String name, String symbol, String kind) {
        String interval = kind.substring(CANDLES.length());
        Optional<CandleDuration> duration = CandleDuration.ofLabel(interval);
        if (duration.isPresent()) {
            return new Named.Known(new Candles(symbol, duration.get()));
        }
        return new Named.Unknown(new Refusal(
                "UNKNOWN_INTERVAL",
                "Candles have no such interval; use one of the allowed ones.",
                Map.of("stream", shortened(name), "allowed", CandleDuration.labels())));
    }

    private static Named unknownStream(String name) {
        return new Named.Unknown(new Refusal(
                "UNKNOWN_STREAM",
                "There is no such stream; use one of the allowed forms, for example trade@BTCUSDT.",
                Map.of("stream", shortened(name), "allowed", KINDS)));
    }

    /** What a client sent, short enough to be sent back. */
    static String shortened(String value) {
        return value.length() <= 64 ? value : value.substring(0, 64) + '…';
    }
}
