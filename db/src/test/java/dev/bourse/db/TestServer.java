package dev.bourse.db;

import dev.bourse.testing.FreePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The database servers that tests can run on, each started once for all tests of a JVM, when first asked for.
 *
 * <p>One that this machine does not offer says why, so that its tests are skipped with the reason.
 */
public enum TestServer {
    /** Plain PostgreSQL, started by the test itself; always there. */
    EMBEDDED {
        @Override
        State start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setPort(FreePorts.next())
                        // Nothing here has to survive a power failure.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
                return new Running(DatabaseUrl.parse(postgres.getJdbcUrl("postgres", "postgres")));
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL does not start", e);
            }
        }
    },

    /** TimescaleDB in a container, where Docker answers. */
    TIMESCALE_CONTAINER {
        @Override
        @SuppressWarnings("resource") // the container lives as long as the JVM; Testcontainers removes it
        State start() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return new Absent("Docker does not answer");
            }
            try {
                var container = new PostgreSQLContainer(
                        DockerImageName.parse(TIMESCALE_IMAGE).asCompatibleSubstituteFor("postgres"));
                container.start();
                return new Running(DatabaseUrl.parse(container.getJdbcUrl() + "&user=" + container.getUsername()
                        + "&password=" + container.getPassword()));
            } catch (RuntimeException e) {
                return new Absent("Docker could not start " + TIMESCALE_IMAGE + ": " + rootMessage(e));
            }
        }
    },

    /** Whatever the environment variable {@code TEST_DATABASE_URL} names; its user must be allowed to create databases. */
    NAMED {
        @Override
        State start() {
            String url = System.getenv("TEST_DATABASE_URL");
            return url == null || url.isBlank()
                    ? new Absent("TEST_DATABASE_URL is not set")
                    : new Running(DatabaseUrl.parse(url));
        }
    };

    private static final String TIMESCALE_IMAGE = "timescale/timescaledb:2.29.2-pg17";
    private static final Map<TestServer, State> STARTED = new ConcurrentHashMap<>();

    abstract State start();

    /** Why this machine does not offer it; empty when it does, and then it is running. */
    public Optional<String> unavailable() {
        return state() instanceof Absent(String reason) ? Optional.of(reason) : Optional.empty();
    }

    /** Skips the running test, or all tests of the class, with the reason when this machine does not offer the server. */
    public void assumeAvailable() {
        unavailable().ifPresent(reason -> Assumptions.abort(this + " is not available: " + reason));
    }

    /**
     * Where it is.
     *
     * @throws IllegalStateException when it is {@link #unavailable()}
     */
    DatabaseUrl url() {
        return switch (state()) {
            case Running(DatabaseUrl url) -> url;
            case Absent(String reason) -> throw new IllegalStateException(this + " is not available: " + reason);
        };
    }

    private State state() {
        return STARTED.computeIfAbsent(this, TestServer::start);
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** What came of starting a server. */
    sealed interface State {}

    private record Running(DatabaseUrl url) implements State {}

    private record Absent(String reason) implements State {}
}
