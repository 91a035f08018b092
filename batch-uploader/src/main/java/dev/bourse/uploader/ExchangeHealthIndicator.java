package dev.bourse.uploader;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** {@code /health/exchange}: whether the exchange's events get into the database, how far, and if not, what to do. */
final class ExchangeHealthIndicator extends AbstractHealthIndicator {

    private final EventUpload upload;

    ExchangeHealthIndicator(EventUpload upload) {
        super("the exchange's upload can't be looked at");
        this.upload = upload;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        upload.problem().ifPresent(problem -> builder.down().withDetail("problem", problem));
        builder.withDetail("sequence", upload.metrics().lastSequence())
                .withDetail("lagEvents", upload.metrics().lagEvents())
                .withDetail("lagMs", upload.metrics().lagMs());
    }
}
