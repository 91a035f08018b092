package dev.bourse.backend.page;

import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Budget;
import dev.bourse.backend.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operation")
final class ConfigController {

    private final PageConfig config;

    ConfigController(HttpBackendProperties properties) {
        String url = properties.websocketUrl();
        this.config = new PageConfig(url.isEmpty() ? null : url, properties.websocketPort());
    }

    @OpenTo(value = Audience.ANYONE, budget = Budget.NONE)
    @GetMapping(path = "/api/v1/config", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Where a page finds the WebSocket")
    ResponseEntity<PageConfig> config() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(config);
    }

    @Schema(name = "Config")
    record PageConfig(
            @Schema(
                    description = "where to connect; null: to `websocketPort` on the host of this API",
                    example = "ws://localhost:3001/")
            @Nullable
            String websocketUrl,

            @Schema(example = "3001") int websocketPort) {}
}
