package dev.bourse.backend.trading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.Refuses;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.exchange.client.Query;
import dev.bourse.exchange.event.Answer;
import dev.bourse.exchange.event.Answer.Item;
import dev.bourse.exchange.event.EngineEvent.LevelChanged;
import dev.bourse.exchange.market.Market;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Markets")
final class DepthController {

    private static final int USUAL_LEVELS = 100;
    private static final int MOST_LEVELS = 5_000;

    /** Whoever asks meanwhile gets the same answer: thousands of askers cost the engine no more than a few. */
    private static final Duration SHARED_FOR = Duration.ofMillis(5);

    private final Exchange exchange;
    private final Cache<Wanted, DepthView> recent = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(SHARED_FOR)
            .build();

    private record Wanted(int marketId, int levels) {}

    DepthController(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * The book of a market.
     *
     * @param lastUpdateId the newest event that is in it, as in {@code depth@} streams
     */
    @Schema(name = "Depth")
    record DepthView(
            @Schema(description = "as `u` of the stream `depth@`", example = "48213")
            long lastUpdateId,

            @Schema(description = "price and quantity, best first", example = "[[\"100.50\",\"150.00\"]]")
            List<List<String>> bids,

            @Schema(description = "price and quantity, best first", example = "[[\"100.75\",\"100.00\"]]")
            List<List<String>> asks) {}

    @OpenTo(Audience.ANYONE)
    @GetMapping(
            path = {"/api/v1/depth", "/depth"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The order book of a market",
            description = "Of the exchange's own markets. What icebergs hide is not in it.")
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.EXCHANGE_UNAVAILABLE
    })
    ResponseEntity<DepthView> depth(
            @Parameter(required = true, example = "TATA_INR") @RequestParam(required = false) @Nullable String symbol,
            @Parameter(description = "levels of each side, at most 5000", example = "100")
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        Market market = exchange.market("symbol", symbol);
        int levels = Parameters.whole("limit", limit, USUAL_LEVELS, 1, MOST_LEVELS);
        DepthView view = recent.get(new Wanted(market.id(), levels), it -> ask(market, levels));
        return Fresh.ok(view);
    }

    private DepthView ask(Market market, int levels) {
        Answer answer = exchange.ask(new Query.Depth(market.id(), levels, 0));
        List<List<String>> bids = new ArrayList<>();
        List<List<String>> asks = new ArrayList<>();
        for (Item item : answer.items()) {
            if (item instanceof Item.State(LevelChanged it)) {
                List<String> level = List.of(market.priceText(it.price()), market.quantityText(it.lots()));
                (it.side() == Side.BUY ? bids : asks).add(level);
            }
        }
        return new DepthView(answer.sequence(), bids, asks);
    }
}
