package dev.bourse.backend.peers;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One service. {@code health} is what it says of itself; {@code problem} says why it says nothing. */
@Schema(name = "ServiceHealth")
public record ServiceHealth(
        @Schema(example = "UP") String status,

        @Schema(example = "3") long latencyMs,

        @Schema(
                description = "why the service says nothing; null when it answers",
                example = "no answer within 1500 ms")
        @Nullable
        String problem,

        @Schema(implementation = Object.class, description = "its own `/health`; null when it does not answer")
        @Nullable
        JsonNode health) {

    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    /** Of a service that does not say it. */
    static ServiceHealth unknown(long latencyMs, String problem) {
        return new ServiceHealth(DOWN, latencyMs, problem, null);
    }

    public boolean isUp() {
        return status.equals(UP);
    }
}
