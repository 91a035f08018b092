package dev.bourse.acceptance.trading;

import dev.bourse.acceptance.RunningBourse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The system under test, whichever processes it is made of, with its operator logged in. */
final class Exchange {

    /** No limits, since tests are faster than people; and passwords that are hashed at once. */
    static final Map<String, String> SETTINGS = Map.of(
            "ORDERS_PER_SECOND", "0",
            "MARKET_DATA_PER_SECOND", "0",
            "REGISTRATIONS_PER_HOUR", "0",
            "PASSWORD_MEMORY_KIB", "8",
            "PASSWORD_ITERATIONS", "1");

    private final AtomicInteger floors = new AtomicInteger();
    private final Session operator;

    private Exchange(Session operator) {
        this.operator = operator;
    }

    /** The exchange behind a backend. */
    static Exchange at(int port, String operator, String password) {
        return new Exchange(Session.logIn(new Backend(port), operator, password));
    }

    /** The exchange that is a part of {@code ./bourse up}, with its data in {@code data}. */
    static Exchange of(RunningBourse bourse, Path data) {
        try {
            String password =
                    Files.readString(data.resolve("operator.password")).strip();
            return at(bourse.backendPort(), "operator@demo.bourse", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A place where nobody else trades. */
    Floor floor() {
        return new Floor(
                this, "Z" + Integer.toString(floors.incrementAndGet(), 36).toUpperCase(Locale.ROOT));
    }

    Session operator() {
        return operator;
    }

    Backend backend() {
        return operator.backend();
    }
}
