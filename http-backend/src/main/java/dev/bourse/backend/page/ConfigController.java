package dev.bourse.backend.page;

import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Budget;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.exchange.OnRamp;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operation")
final class ConfigController {

    private final HttpBackendProperties properties;
    private final OnRamp onRamp;

    ConfigController(HttpBackendProperties properties, OnRamp onRamp) {
        this.properties = properties;
        this.onRamp = onRamp;
    }

    @OpenTo(value = Audience.ANYONE, budget = Budget.NONE)
    @GetMapping(path = "/api/v1/config", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Where a page finds the WebSocket, and what it can offer")
    ResponseEntity<PageConfig> config() {
        String url = properties.websocketUrl();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new PageConfig(
                        url.isEmpty() ? null : url,
                        properties.websocketPort(),
                        onRamp.isOpen() ? OnRampView.of(onRamp.funds()) : null));
    }

    @Schema(name = "Config")
    record PageConfig(
            @Schema(
                    description = "where to connect; null: to `websocketPort` on the host of this API",
                    example = "ws://localhost:3001/")
            @Nullable
            String websocketUrl,

            @Schema(example = "3001") int websocketPort,

            @Schema(
                    description =
                            "what everybody may credit the own account with, by `POST /api/v1/balances/deposit`; null where only an operator can")
            @Nullable
            OnRampView onRamp) {}

    @Schema(name = "OnRamp")
    record OnRampView(List<FundView> funds) {

        static OnRampView of(List<OnRamp.Fund> funds) {
            return new OnRampView(funds.stream()
                    .map(it -> new FundView(it.asset(), it.amount().toPlainString()))
                    .toList());
        }
    }

    @Schema(name = "DemoFund")
    record FundView(
            @Schema(example = "USDT") String asset,

            @Schema(description = "the most at a time", example = "10000")
            String amount) {}
}
