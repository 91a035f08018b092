package dev.bourse.backend.health;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Budget;
import dev.bourse.backend.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The health of the whole system: of this service and of all that it knows. */
@RestController
@Tag(name = "Operation")
final class SystemHealthController {

    private static final String SELF = "http-backend";

    private final HealthEndpoint own;
    private final Peers peers;
    private final InstantSource clock;
    private final JsonMapper mapper;

    SystemHealthController(HealthEndpoint own, Peers peers, InstantSource clock, JsonMapper mapper) {
        this.own = own;
        this.peers = peers;
        this.clock = clock;
        this.mapper = mapper;
    }

    @OpenTo(value = Audience.ANYONE, budget = Budget.NONE)
    @GetMapping(path = "/api/v1/health", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Health of the whole system", description = "`UP` when every service is.")
    @ApiResponse(responseCode = "200", description = "everything is up")
    @ApiResponse(
            responseCode = "503",
            description = "something is down",
            content = @Content(schema = @Schema(implementation = SystemHealth.class)))
    ResponseEntity<SystemHealth> health() {
        Map<String, ServiceHealth> services = services();
        Map<String, String> statuses = new LinkedHashMap<>();
        services.forEach((name, health) -> statuses.put(name, health.status()));
        return respond(services, new SystemHealth(overall(services), statuses, clock.millis()));
    }

    @OpenTo(value = Audience.ANYONE, budget = Budget.NONE)
    @GetMapping(path = "/api/v1/health/detailed", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Health of every part of every service",
            description = "Each service with what it says of itself on `/health`.")
    @ApiResponse(responseCode = "200", description = "everything is up")
    @ApiResponse(
            responseCode = "503",
            description = "something is down",
            content = @Content(schema = @Schema(implementation = DetailedSystemHealth.class)))
    ResponseEntity<DetailedSystemHealth> detailed() {
        Map<String, ServiceHealth> services = services();
        return respond(services, new DetailedSystemHealth(overall(services), services, clock.millis()));
    }

    private Map<String, ServiceHealth> services() {
        List<Peers.Answer> answers = peers.ask("/health");
        Map<String, ServiceHealth> services = new LinkedHashMap<>();
        services.put(SELF, self());
        answers.forEach(answer -> services.put(answer.service(), of(answer)));
        return services;
    }

    private ServiceHealth self() {
        long start = System.nanoTime();
        HealthDescriptor health = own.health();
        long latencyMs = (System.nanoTime() - start) / 1_000_000;
        return new ServiceHealth(health.getStatus().getCode(), latencyMs, null, health);
    }

    private ServiceHealth of(Peers.Answer answer) {
        if (answer.problem() != null) {
            return new ServiceHealth(Status.DOWN.getCode(), answer.latencyMs(), answer.problem(), null);
        }
        try {
            JsonNode health = mapper.readTree(answer.body());
            String status = health.path("status").asString("");
            if (!status.isEmpty()) {
                return new ServiceHealth(status, answer.latencyMs(), null, health);
            }
        } catch (JacksonException e) {
            return notUnderstood(answer);
        }
        return notUnderstood(answer);
    }

    private static ServiceHealth notUnderstood(Peers.Answer answer) {
        String problem = "answered with status " + answer.status() + " and not with its health";
        return new ServiceHealth(Status.DOWN.getCode(), answer.latencyMs(), problem, null);
    }

    private static String overall(Map<String, ServiceHealth> services) {
        boolean up = services.values().stream().allMatch(it -> it.status().equals(Status.UP.getCode()));
        return up ? Status.UP.getCode() : Status.DOWN.getCode();
    }

    private static <T> ResponseEntity<T> respond(Map<String, ServiceHealth> services, T body) {
        boolean up = overall(services).equals(Status.UP.getCode());
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }

    @Schema(name = "SystemHealth")
    record SystemHealth(
            @Schema(example = "UP") String status,

            @Schema(description = "status by service", example = "{\"http-backend\":\"UP\",\"price-poller\":\"UP\"}")
            Map<String, String> services,

            @Schema(description = "Unix milliseconds", example = "1756480528000")
            long timestamp) {}

    @Schema(name = "DetailedSystemHealth")
    record DetailedSystemHealth(
            @Schema(example = "UP") String status,

            Map<String, ServiceHealth> services,

            @Schema(description = "Unix milliseconds", example = "1756480528000")
            long timestamp) {}

    /** One service. {@code health} is what it says of itself; {@code problem} says why it says nothing. */
    @Schema(name = "ServiceHealth")
    record ServiceHealth(
            @Schema(example = "UP") String status,

            @Schema(example = "3") long latencyMs,

            @Schema(
                    description = "why the service says nothing; null when it answers",
                    example = "no answer within 1500 ms")
            @Nullable
            String problem,

            @Schema(type = "object", description = "its own `/health`; null when it does not answer") @Nullable
            Object health) {}
}
