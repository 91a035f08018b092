package dev.bourse.simulator.recorded;

import java.nio.file.Path;

/** A file that can't be replayed; the message says which and why in words that continue "it must be". */
final class BadRecordingException extends RuntimeException {

    BadRecordingException(Path file, String allowed) {
        super("file '" + file + "': " + allowed);
    }
}
