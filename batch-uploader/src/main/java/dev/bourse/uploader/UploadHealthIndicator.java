package dev.bourse.uploader;

import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** {@code /health/upload}: whether what is in the streams gets into the database, and if not, why. */
final class UploadHealthIndicator extends AbstractHealthIndicator {

    private final List<StreamUpload> uploads;

    UploadHealthIndicator(List<StreamUpload> uploads) {
        super("the uploads can't be looked at");
        this.uploads = uploads;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        for (StreamUpload upload : uploads) {
            upload.problem().ifPresent(problem -> builder.down());
            builder.withDetail(upload.projection().stream(), upload.problem().orElse("ok"));
        }
    }
}
