package dev.bourse.realtime.candle;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.realtime.backend.Backend;
import dev.bourse.realtime.stream.Topic.Candles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Candles as the backend has them. Calls block. */
final class CandleBackend {

    private final Backend backend;

    CandleBackend(Backend backend) {
        this.backend = backend;
    }

    /** The newest candle; empty while the market has none. */
    Optional<CandleSeed> current(Candles topic) throws IOException, InterruptedException {
        String path = "/api/v1/candles/current?symbol=%s&duration=%s"
                .formatted(topic.symbol(), topic.duration().label());
        return backend.find(path, CandleSeed.class);
    }

    /** The candles of buckets from {@code fromMs}, inclusive, to {@code toMs}, exclusive, oldest first; at most 1,000. */
    List<CandleSeed> between(Candles topic, long fromMs, long toMs) throws IOException, InterruptedException {
        String path = "/candles?asset=%s&duration=%s&startTime=%d&endTime=%d&limit=1000"
                .formatted(topic.symbol(), topic.duration().label(), fromMs, toMs - 1);
        return backend.find(path, CandleList.class).map(CandleList::candles).orElse(List.of());
    }

    private record CandleList(@JsonProperty(required = true) List<CandleSeed> candles) {}
}
