package dev.bourse.engine;

import dev.bourse.service.ServiceApplication;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the matching engine. */
@SpringBootApplication(proxyBeanMethods = false)
public final class MatchingEngineApplication {

    public static final String NAME = "matching-engine";
    public static final int PORT = 3005;

    private MatchingEngineApplication() {}

    /** The application, ready to run in a JVM of its own or beside the other services. */
    public static SpringApplication application() {
        return ServiceApplication.of(
                MatchingEngineApplication.class,
                NAME,
                PORT,
                Map.of("spring.data.redis.url", "${exchange-redis-url:${redis-url:redis://localhost:6379}}"));
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
