package dev.bourse.backend.health;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Budget;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.peers.ServiceHealth;
import dev.bourse.backend.peers.Services;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The health of the whole system: of this service and of all that it knows. */
@RestController
@Tag(name = "Operation")
final class SystemHealthController {

    private final Services services;
    private final InstantSource clock;

    SystemHealthController(Services services, InstantSource clock) {
        this.services = services;
        this.clock = clock;
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
        Map<String, ServiceHealth> health = services.health();
        Map<String, String> statuses = new LinkedHashMap<>();
        health.forEach((name, it) -> statuses.put(name, it.status()));
        return respond(health, new SystemHealth(overall(health), statuses, clock.millis()));
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
        Map<String, ServiceHealth> health = services.health();
        return respond(health, new DetailedSystemHealth(overall(health), health, clock.millis()));
    }

    private static String overall(Map<String, ServiceHealth> services) {
        boolean up = services.values().stream().allMatch(ServiceHealth::isUp);
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
}
