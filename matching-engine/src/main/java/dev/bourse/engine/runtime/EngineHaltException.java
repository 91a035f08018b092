package dev.bourse.engine.runtime;

/** The engine must not go on: what it would do next would be built on something that is not so. */
public final class EngineHaltException extends RuntimeException {

    public EngineHaltException(String message) {
        super(message);
    }
}
