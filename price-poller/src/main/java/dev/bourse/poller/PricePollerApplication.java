package dev.bourse.poller;

import dev.bourse.service.ServiceApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the poller. */
@SpringBootApplication(proxyBeanMethods = false)
public final class PricePollerApplication {

    public static final String NAME = "price-poller";
    public static final int PORT = 3003;

    private PricePollerApplication() {}

    public static SpringApplication application() {
        return ServiceApplication.of(PricePollerApplication.class, NAME, PORT);
    }

    static void main(String[] args) {
        application().run(args);
    }
}
