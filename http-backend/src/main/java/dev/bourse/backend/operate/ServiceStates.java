package dev.bourse.backend.operate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bourse.backend.peers.Peers;
import dev.bourse.backend.peers.ServiceHealth;
import dev.bourse.backend.peers.Services;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks all services for their health and metrics; everybody's look at them within a while is the same one. */
@Component
final class ServiceStates {

    private static final Duration SHARED_FOR = Duration.ofSeconds(1);
    private static final String ALL = "";

    private final Services services;
    private final LoadingCache<String, List<ServiceState>> recent;

    ServiceStates(Services services) {
        this.services = services;
        this.recent = Caffeine.newBuilder().expireAfterWrite(SHARED_FOR).build(_ -> read());
    }

    /** All of them, this one first. */
    List<ServiceState> all() {
        return recent.get(ALL);
    }

    private List<ServiceState> read() {
        Map<String, ServiceHealth> health = services.health();
        Map<String, Samples> metrics = new HashMap<>();
        services.metrics().stream()
                .filter(Peers.Answer::isOk)
                .forEach(it -> metrics.put(it.service(), Samples.parse(it.body())));
        return health.entrySet().stream()
                .map(it -> state(it.getKey(), it.getValue(), metrics.getOrDefault(it.getKey(), Samples.NONE)))
                .toList();
    }

    private static ServiceState state(String service, ServiceHealth health, Samples metrics) {
        return new ServiceState(
                service, health.status(), health.latencyMs(), Problems.of(health), Lags.of(service, health, metrics));
    }
}
