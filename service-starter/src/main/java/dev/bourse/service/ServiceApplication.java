package dev.bourse.service;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;

/** Makes the Spring application of one service, the same whether it runs alone or beside the others in one JVM. */
public final class ServiceApplication {

    private ServiceApplication() {}

    /**
     * Makes an application that is ready to run.
     *
     * @param configuration the service's {@code @SpringBootApplication}
     * @param name the service's name, as in logs and metrics, for example {@code price-poller}
     * @param port where it listens unless {@code SERVER_PORT} says otherwise
     */
    public static SpringApplication of(Class<?> configuration, String name, int port) {
        return of(configuration, name, port, Map.of());
    }

    /**
     * Makes an application that is ready to run.
     *
     * @param defaults what this service has otherwise than all others, unless it is set elsewhere
     */
    public static SpringApplication of(Class<?> configuration, String name, int port, Map<String, Object> defaults) {
        SpringApplication application = new SpringApplication(configuration);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(true);
        // Services share one class path in the launcher, so none of them may own "application.yml".
        // As an argument "--SERVER_PORT=..." is not "server.port" by itself; as an environment variable it is.
        Map<String, Object> properties = new HashMap<>(defaults);
        properties.put("spring.config.name", name);
        properties.put("spring.application.name", name);
        properties.put("server.port", "${SERVER_PORT:" + port + "}");
        application.setDefaultProperties(properties);
        return application;
    }
}
