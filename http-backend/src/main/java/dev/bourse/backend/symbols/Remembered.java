package dev.bourse.backend.symbols;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * A value that is read from its source at most once in a while. While the source fails, the last value read goes on being
 * served, and the source is left alone for that while. One caller reads; the others get the old value meanwhile.
 */
final class Remembered<T> {

    private static final Logger log = LoggerFactory.getLogger(Remembered.class);

    private final String name;
    private final Supplier<T> source;
    private final Duration freshFor;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile State<T> state = new State<>(null, null, Instant.MIN);

    Remembered(String name, Supplier<T> source, Duration freshFor, InstantSource clock) {
        this.name = name;
        this.source = source;
        this.freshFor = freshFor;
        this.clock = clock;
    }

    /**
     * The value, at most that while old unless the source fails.
     *
     * @throws DataAccessException when the source fails and never gave a value
     */
    T value() {
        State<T> known = state;
        if (isDue(known)) {
            known = refresh(known);
        }
        if (known.value == null) {
            throw known.failure == null ? new IllegalStateException(name + " was never read") : known.failure;
        }
        return known.value;
    }

    private State<T> refresh(State<T> known) {
        if (known.value == null) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return known;
        }
        try {
            if (isDue(state)) {
                state = read(state);
            }
            return state;
        } finally {
            reading.unlock();
        }
    }

    private State<T> read(State<T> before) {
        Instant next = clock.instant().plus(freshFor);
        try {
            return new State<>(source.get(), null, next);
        } catch (DataAccessException e) {
            if (before.failure == null) {
                log.warn("{} not read, last known ones go on cause={}", name, e.getMessage());
            }
            return new State<>(before.value, e, next);
        }
    }

    private boolean isDue(State<T> it) {
        return !clock.instant().isBefore(it.next);
    }

    private record State<T>(@Nullable T value, @Nullable DataAccessException failure, Instant next) {}
}
