package dev.bourse.backend.candles;

import dev.bourse.backend.web.Parameters;
import dev.bourse.common.market.CandleDuration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that charts have for candle durations: ours, and those of TradingView. */
final class Resolution {

    private static final List<String> ALLOWED = Stream.concat(
                    CandleDuration.labels().stream(), Stream.of("30S", "1", "5", "15", "60", "240", "1D", "D"))
            .toList();

    private Resolution() {}

    static CandleDuration parse(@Nullable String name) {
        return Parameters.oneOf("resolution", name, ALLOWED, Resolution::lookUp);
    }

    private static Optional<CandleDuration> lookUp(String name) {
        return switch (name) {
            case "30S" -> Optional.of(CandleDuration.THIRTY_SECONDS);
            case "1" -> Optional.of(CandleDuration.ONE_MINUTE);
            case "5" -> Optional.of(CandleDuration.FIVE_MINUTES);
            case "15" -> Optional.of(CandleDuration.FIFTEEN_MINUTES);
            case "60" -> Optional.of(CandleDuration.ONE_HOUR);
            case "240" -> Optional.of(CandleDuration.FOUR_HOURS);
            case "1D", "D" -> Optional.of(CandleDuration.ONE_DAY);
            default -> CandleDuration.ofLabel(name);
        };
    }
}
