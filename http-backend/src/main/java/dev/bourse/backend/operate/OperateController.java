package dev.bourse.backend.operate;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the operators' page shows. */
@RestController
@Tag(name = "Operation")
final class OperateController {

    private static final int MOST_MINUTES = (int) RecentPoints.KEPT.toMinutes();

    private final Ledger ledger;
    private final ServiceStates services;
    private final Sampler sampler;
    private final InstantSource clock;

    OperateController(Ledger ledger, ServiceStates services, Sampler sampler, InstantSource clock) {
        this.ledger = ledger;
        this.services = services;
        this.sampler = sampler;
        this.clock = clock;
    }

    @OpenTo(Audience.OPERATOR)
    @GetMapping(path = "/api/v1/operate/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Whether the ledger balances",
            description =
                    "By asset: what all accounts have against what came in and did not go out, as the database says at one moment. "
                            + "It may be a few seconds old.")
    @Refuses({ErrorCode.DATABASE_UNAVAILABLE, ErrorCode.DATABASE_BUSY})
    ResponseEntity<LedgerView> ledger() {
        return Fresh.ok(ledger.sums());
    }

    @OpenTo(Audience.OPERATOR)
    @GetMapping(path = "/api/v1/operate/services", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The services and how far each is behind",
            description = "Also of those that do not answer, which are `DOWN`.")
    ResponseEntity<List<ServiceState>> services() {
        return Fresh.ok(services.all());
    }

    @OpenTo(Audience.OPERATOR)
    @GetMapping(path = "/api/v1/operate/metrics", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Throughput and latency of the last hour",
            description =
                    "A value for each five seconds since this instance was started; null where a service did not tell, or there "
                            + "was nothing to measure. Orders and requests are those of this instance.")
    @Refuses(ErrorCode.INVALID_PARAMETER)
    ResponseEntity<MetricsView> metrics(
            @Parameter(
                            description = "how far back",
                            example = "15",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "60", defaultValue = "60"))
                    @RequestParam(required = false)
                    @Nullable
                    String minutes) {
        int back = Parameters.whole("minutes", minutes, MOST_MINUTES, 1, MOST_MINUTES);
        long since = clock.millis() - Duration.ofMinutes(back).toMillis();
        return Fresh.ok(MetricsView.of(sampler.points().since(since)));
    }
}
