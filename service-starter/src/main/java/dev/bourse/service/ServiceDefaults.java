package dev.bourse.service;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The settings that all services have in common; anything that is set elsewhere wins over them. */
final class ServiceDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        addEndpoints(defaults);
        addLogs(environment, defaults);
        addRuntime(defaults);
        defaults.keySet().removeIf(environment::containsProperty);
        environment.getPropertySources().addLast(new MapPropertySource("serviceDefaults", defaults));
    }

    private static void addEndpoints(Map<String, Object> defaults) {
        defaults.put("management.endpoints.web.base-path", "/");
        defaults.put("management.endpoints.web.discovery.enabled", false);
        defaults.put("management.endpoints.web.exposure.include", "health,prometheus");
        defaults.put("management.endpoints.web.path-mapping.prometheus", "metrics");
        defaults.put("management.endpoint.health.show-details", "always");
        defaults.put("management.endpoint.health.probes.enabled", true);
        defaults.put("management.endpoint.health.group.readiness.additional-path", "server:/ready");
        // A group that has any setting and no members would have them all: the process is alive while its database is
        // not.
        defaults.put("management.endpoint.health.group.liveness.include", "livenessState");
        defaults.put("management.endpoint.health.group.liveness.additional-path", "server:/live");
        defaults.put("management.health.diskspace.enabled", false);
        defaults.put("management.health.ssl.enabled", false);
        defaults.put("management.metrics.tags.service", "${spring.application.name}");
        defaults.put("management.metrics.use-global-registry", false);
    }

    /**
     * {@code LOG_LEVEL} and {@code LOG_FORMAT} (json, text).
     *
     * @throws InvalidSettingException when one of them has another value
     */
    private static void addLogs(ConfigurableEnvironment environment, Map<String, Object> defaults) {
        String level = environment.getProperty("log-level", "INFO").toUpperCase(Locale.ROOT);
        if (!level.matches("TRACE|DEBUG|INFO|WARN|ERROR|OFF")) {
            throw new InvalidSettingException("LOG_LEVEL", level, "one of TRACE, DEBUG, INFO, WARN, ERROR, OFF");
        }
        defaults.put("logging.level.root", level);
        String format = environment.getProperty("log-format", "text").toLowerCase(Locale.ROOT);
        switch (format) {
            case "json" -> defaults.put("logging.structured.format.console", "ecs");
            case "text" -> {}
            default -> throw new InvalidSettingException("LOG_FORMAT", format, "json or text");
        }
    }

    private static void addRuntime(Map<String, Object> defaults) {
        defaults.put("spring.threads.virtual.enabled", true);
        defaults.put("spring.main.keep-alive", true);
        defaults.put("spring.jmx.enabled", false);
        defaults.put("server.shutdown", "graceful");
        defaults.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        defaults.put("spring.data.redis.url", "${redis-url:redis://localhost:6379}");
        defaults.put("spring.data.redis.connect-timeout", "2s");
        // What one service needs, another must not start only because both are on one class path in the launcher.
        defaults.put("spring.web.resources.add-mappings", false);
        defaults.put("springdoc.api-docs.enabled", false);
        defaults.put("springdoc.swagger-ui.enabled", false);
        defaults.put("spring.flyway.enabled", false);
        defaults.put(
                "spring.autoconfigure.exclude",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                        + "org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration,"
                        // An observation for each Redis command costs more than the command itself.
                        + "org.springframework.boot.data.redis.autoconfigure.observation"
                        + ".LettuceObservationAutoConfiguration");
    }
}
