package dev.bourse.realtime;

import dev.bourse.service.ServiceApplication;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.env.MapPropertySource;

/** The WebSocket server. */
@SpringBootApplication(proxyBeanMethods = false)
public final class RealtimeApplication {

    public static final int PORT = 3001;

    private static final Map<String, Object> DEFAULTS = Map.of(
            "management.endpoint.health.group.readiness.include", "readinessState,redis",
            "spring.data.redis.timeout", "3s");

    /** The application, ready to run. */
    public static SpringApplication application() {
        SpringApplication application = ServiceApplication.of(RealtimeApplication.class, "realtime-server", PORT);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource("realtimeDefaults", DEFAULTS)));
        return application;
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
