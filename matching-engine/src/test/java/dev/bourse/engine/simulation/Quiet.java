package dev.bourse.engine.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Keeps engines from logging, as long as it is open: here everything that is worth a warning is meant to happen, and often. */
public final class Quiet implements AutoCloseable {

    private final Logger engine = (Logger) LoggerFactory.getLogger("dev.bourse.engine");
    private final Level before = engine.getLevel();

    public Quiet() {
        engine.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        engine.setLevel(before);
    }
}
