package dev.bourse.maker.demo;

/** The exchange does not take what a demonstration needs, as the message says. */
public final class DemoFailedException extends RuntimeException {

    DemoFailedException(String message) {
        super(message);
    }

    DemoFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
