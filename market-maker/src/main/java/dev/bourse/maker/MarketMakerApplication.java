package dev.bourse.maker;

import dev.bourse.service.ServiceApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the market maker. */
@SpringBootApplication(proxyBeanMethods = false)
public final class MarketMakerApplication {

    public static final String NAME = "market-maker";
    public static final int PORT = 3006;

    private MarketMakerApplication() {}

    public static SpringApplication application() {
        return ServiceApplication.of(MarketMakerApplication.class, NAME, PORT);
    }

    static void main(String[] args) {
        application().run(args);
    }
}
