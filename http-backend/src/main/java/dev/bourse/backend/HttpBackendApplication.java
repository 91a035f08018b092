package dev.bourse.backend;

import dev.bourse.service.ServiceApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;

/** Starts the REST API. Its requests are measured by {@code RequestTimes}. */
@SpringBootApplication(proxyBeanMethods = false, exclude = WebMvcObservationAutoConfiguration.class)
public final class HttpBackendApplication {

    /** Where it listens unless {@code SERVER_PORT} says otherwise. */
    public static final int PORT = 3002;

    private HttpBackendApplication() {}

    /** The application, ready to run in a JVM of its own or beside the other services. */
    public static SpringApplication application() {
        return ServiceApplication.of(HttpBackendApplication.class, "http-backend", PORT);
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
