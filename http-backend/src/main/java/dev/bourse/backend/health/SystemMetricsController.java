package dev.bourse.backend.health;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Budget;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.peers.Peers;
import dev.bourse.backend.peers.Services;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The metrics of the whole system in one text; each sample has its {@code service} label. */
@RestController
@Tag(name = "Operation")
final class SystemMetricsController {

    private static final String TEXT_FORMAT = "text/plain;version=0.0.4;charset=utf-8";

    private final Services services;

    SystemMetricsController(Services services) {
        this.services = services;
    }

    @OpenTo(value = Audience.ANYONE, budget = Budget.NONE)
    @GetMapping(path = "/api/v1/metrics", produces = TEXT_FORMAT)
    @Operation(
            summary = "Metrics of the whole system",
            description = "Prometheus text. `bourse_service_up` tells which services answered.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<String> metrics() {
        List<Peers.Answer> answers = services.metrics();
        MergedMetrics merged = new MergedMetrics();
        merged.add(up(answers));
        answers.stream().filter(Peers.Answer::isOk).forEach(answer -> merged.add(answer.body()));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TEXT_FORMAT))
                .cacheControl(CacheControl.noStore())
                .body(merged.toString());
    }

    private static String up(List<Peers.Answer> answers) {
        StringBuilder text = new StringBuilder()
                .append("# HELP bourse_service_up Whether the service answered when it was asked for its metrics.\n")
                .append("# TYPE bourse_service_up gauge\n");
        answers.forEach(answer -> text.append("bourse_service_up{service=\"")
                .append(answer.service())
                .append("\"} ")
                .append(answer.isOk() ? 1 : 0)
                .append('\n'));
        return text.toString();
    }
}
