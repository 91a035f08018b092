package dev.bourse.simulator.rest;

import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.market.SymbolMarket;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code ping}, {@code time} and {@code exchangeInfo} (rest-api.md, "General endpoints"). */
@RestController
final class GeneralController {

    private final MarketSource source;
    private final RequestWeights weights;

    GeneralController(MarketSource source, RequestWeights weights) {
        this.source = source;
        this.weights = weights;
    }

    @GetMapping("/api/v3/ping")
    ResponseEntity<String> ping(HttpServletRequest request) {
        var _ = new Parameters(request);
        return RestJson.ok(Map.of());
    }

    @GetMapping("/api/v3/time")
    ResponseEntity<String> time(HttpServletRequest request) {
        var _ = new Parameters(request);
        return RestJson.ok(Map.of("serverTime", source.nowMs()));
    }

    @GetMapping("/api/v3/exchangeInfo")
    ResponseEntity<String> exchangeInfo(HttpServletRequest request) {
        Parameters parameters =
                new Parameters(request, "symbol", "symbols", "permissions", "showPermissionSets", "symbolStatus");
        List<SymbolMarket> symbols = new SymbolSelection(source).select(parameters);
        String status = parameters.word("symbolStatus", "TRADING", Set.of("TRADING", "HALT", "BREAK"));
        if (!status.equals("TRADING")) {
            symbols = List.of();
        }
        return RestJson.ok(ExchangeInfo.of(source.nowMs(), weights.limit(), symbols));
    }
}
