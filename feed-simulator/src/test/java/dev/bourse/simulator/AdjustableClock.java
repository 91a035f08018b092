package dev.bourse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;

/** A clock that only a test moves. */
final class AdjustableClock implements InstantSource {

    private final AtomicReference<Instant> now;

    AdjustableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    void advance(Duration by) {
        now.updateAndGet(it -> it.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** An application that runs on this clock. */
    SpringApplication application() {
        SpringApplication application = FeedSimulatorApplication.application();
        application.addInitializers(context -> {
            if (context instanceof GenericApplicationContext generic) {
                generic.registerBean("clock", InstantSource.class, () -> this);
            }
        });
        return application;
    }
}
