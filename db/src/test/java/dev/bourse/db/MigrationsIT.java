package dev.bourse.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.testing.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
final class MigrationsIT {

    /** Both flavours have the same number of their own. */
    private static final int ALL = files("common") + files("postgres");

    @Parameter
    private TestServer server = TestServer.EMBEDDED;

    private TestDatabase database;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void createDatabase() throws SQLException {
        database = TestDatabase.empty(server);
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        if (database != null) { // else skipped
            database.close();
        }
    }

    @Test
    void secondRunFindsNothingToDo() throws SQLException {
        assertThat(Migrations.apply(database.url()).applied()).isEqualTo(ALL);
        assertThat(Migrations.apply(database.url()).applied()).isZero();
    }

    @Test
    void oneOfManyAtTheSameTimeWorksAndTheOthersWait() throws Exception {
        List<Callable<Integer>> four = IntStream.range(0, 4)
                .<Callable<Integer>>mapToObj(
                        i -> () -> Migrations.apply(database.url()).applied())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> applied = threads.invokeAll(four);

            assertThat(applied.stream().mapToInt(Future::resultNow).sum()).isEqualTo(ALL);
        }
    }

    @Test
    void programSaysWhatItDidInOneLine() {
        assertThat(migrate(database.url().toUrl())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("Database .*: " + ALL + " migrations applied, .*\\R");

        out.reset();
        assertThat(migrate(database.url().toUrl())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("Database .*: nothing to do, .*\\R");
    }

    @Test
    void failureIsAPlainSentence() throws SQLException {
        database.execute("create table trades (something_else int)");

        assertThat(migrate(database.url().toUrl())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("The schema could not be brought up to date: ")
                .doesNotContain("\tat ");
    }

    @Test
    void absentDatabaseIsNotWaitedFor() throws SQLException {
        database.close();

        assertThat(migrate(database.url().toUrl())).isEqualTo(1);
        assertThat(lines(err)).singleElement().asString().startsWith("The database can't be used: ");
        database = TestDatabase.empty(server);
    }

    @Test
    void unreachableServerIsWaitedForAndThenGivenUp() throws Exception {
        int freePort = FreePorts.next();

        assertThat(migrate("postgresql://me:secret@127.0.0.1:" + freePort + "/bourse"))
                .isEqualTo(1);
        assertThat(lines(err))
                .first()
                .asString()
                .startsWith("Waiting for database me@127.0.0.1:" + freePort + "/bourse");
        assertThat(lines(err)).last().asString().startsWith("The database can't be used: ");
    }

    private static int files(String folder) {
        String[] names = Path.of("migrations", folder).toFile().list((_, name) -> name.endsWith(".sql"));
        return names == null ? 0 : names.length;
    }

    private int migrate(String url) {
        return new Migrate(
                        Duration.ofSeconds(1),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(url);
    }

    private static List<String> lines(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).lines().collect(Collectors.toList());
    }
}
