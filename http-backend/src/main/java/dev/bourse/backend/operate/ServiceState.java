package dev.bourse.backend.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service as operators see it. */
@Schema(name = "ServiceState")
record ServiceState(
        @Schema(example = "batch-uploader") String service,

        @Schema(description = "as on its `/health`", example = "UP")
        String status,

        @Schema(description = "how long it took to tell its health", example = "3")
        long latencyMs,

        @Schema(
                description = "what is the matter, as a sentence; null when nothing is",
                example = "It can't be reached.")
        @Nullable
        String problem,

        @Schema(description = "how far it is behind; empty while it does not tell")
        List<Lag> lag) {

    /**
     * One figure of how far a service is behind.
     *
     * @param value null while it is not known
     */
    @Schema(name = "ServiceLag")
    record Lag(
            @Schema(example = "stream entries waiting") String name,

            @Schema(description = "null while it is not known", example = "0") @Nullable
            Double value,

            @Schema(description = "`s`, `ms` or what is counted", example = "entries")
            String unit) {}
}
