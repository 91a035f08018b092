package dev.bourse.engine.simulation;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on when it is told to. */
public final class SimulatedTime implements InstantSource {

    private long nowMs;

    public SimulatedTime(long startMs) {
        this.nowMs = startMs;
    }

    /** Lets time pass. */
    public void pass(long ms) {
        nowMs += ms;
    }

    @Override
    public long millis() {
        return nowMs;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs);
    }
}
