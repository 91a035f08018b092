package dev.bourse.uploader;

import dev.bourse.service.ServiceApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the uploader. */
@SpringBootApplication(proxyBeanMethods = false)
public final class BatchUploaderApplication {

    public static final String NAME = "batch-uploader";
    public static final int PORT = 3004;

    private BatchUploaderApplication() {}

    /** The application, ready to run in a JVM of its own or beside the other services. */
    public static SpringApplication application() {
        return ServiceApplication.of(BatchUploaderApplication.class, NAME, PORT);
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
