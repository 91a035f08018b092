package dev.bourse.engine;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The engine's settings; each is the environment variable of the same name in upper snake case. Durations without a unit are milliseconds.
 * None of them changes what comes of a command: that would make two engines differ.
 *
 * @param snapshotDirectory where snapshots are kept; made when it is not there
 * @param snapshotInterval a snapshot is taken at least so often when anything has happened
 * @param snapshotEvents and whenever so many events have happened
 * @param snapshotsKept how many snapshots stay; the command log is trimmed behind the oldest of them
 * @param keepEvents how many of the newest events stay in the event log for those who read it
 * @param maxLag the engine is unhealthy when it is so far behind the command log
 * @param maxSnapshotAge and when the last snapshot could not be taken for so long
 */
@Validated
@ConfigurationProperties
public record EngineProperties(
        @DefaultValue("data/snapshots") Path snapshotDirectory,

        @DefaultValue("60s") @DurationMin(millis = 100) Duration snapshotInterval,

        @DefaultValue("1000000") @Min(1) long snapshotEvents,

        @DefaultValue("3") @Range(min = 1, max = 1_000) int snapshotsKept,

        @DefaultValue("200000") @Min(1) long keepEvents,

        @DefaultValue("10s") @DurationMin(millis = 1) Duration maxLag,

        @DefaultValue("10m") @DurationMin(millis = 1) Duration maxSnapshotAge) {}
