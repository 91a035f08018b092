package dev.bourse.engine.journal;

import java.io.IOException;

/** A snapshot is not what was once written. */
public final class DamagedSnapshotException extends IOException {

    public DamagedSnapshotException(String message) {
        super(message);
    }

    public DamagedSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
