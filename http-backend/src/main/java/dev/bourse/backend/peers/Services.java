package dev.bourse.backend.peers;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This service and all that it knows, by name, itself first. */
@Component
public final class Services {

    private static final String SELF = "http-backend";
    private static final String METRICS_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final HealthEndpoint ownHealth;
    private final PrometheusMeterRegistry ownMetrics;
    private final Peers peers;
    private final JsonMapper mapper;

    Services(HealthEndpoint ownHealth, PrometheusMeterRegistry ownMetrics, Peers peers, JsonMapper mapper) {
        this.ownHealth = ownHealth;
        this.ownMetrics = ownMetrics;
        this.peers = peers;
        this.mapper = mapper;
    }

    /** What each says of its health. */
    public Map<String, ServiceHealth> health() {
        List<Peers.Answer> answers = peers.ask("/health");
        Map<String, ServiceHealth> services = new LinkedHashMap<>();
        services.put(SELF, self());
        answers.forEach(answer -> services.put(answer.service(), of(answer)));
        return services;
    }

    /** Each one's metrics as Prometheus text. */
    public List<Peers.Answer> metrics() {
        List<Peers.Answer> all = new ArrayList<>();
        all.add(new Peers.Answer(SELF, Peers.OK, ownMetrics.scrape(METRICS_FORMAT), null, 0));
        all.addAll(peers.ask("/metrics"));
        return all;
    }

    private ServiceHealth self() {
        long start = System.nanoTime();
        HealthDescriptor health = ownHealth.health();
        long latencyMs = (System.nanoTime() - start) / 1_000_000;
        return new ServiceHealth(health.getStatus().getCode(), latencyMs, null, mapper.valueToTree(health));
    }

    private ServiceHealth of(Peers.Answer answer) {
        if (answer.problem() != null) {
            return ServiceHealth.unknown(answer.latencyMs(), answer.problem());
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
        return ServiceHealth.unknown(
                answer.latencyMs(), "answered with status " + answer.status() + " and not with its health");
    }
}
