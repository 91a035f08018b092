package dev.bourse.simulator;

import dev.bourse.service.ServiceApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The service {@code feed-simulator}. It needs no Redis, and must not look for one where another service's library is on the class
 * path.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        excludeName = {
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration"
        })
public class FeedSimulatorApplication {

    public static final int PORT = 3010;

    /** An application that is ready to run. */
    public static SpringApplication application() {
        return ServiceApplication.of(FeedSimulatorApplication.class, "feed-simulator", PORT);
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
