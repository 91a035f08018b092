package dev.bourse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.acceptance.ComposeFile.Container;
import dev.bourse.db.DatabaseUrl;
import dev.bourse.db.Migrate;
import dev.bourse.maker.demo.DemoExchange;
import dev.bourse.service.ServiceApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Holds {@code docker-compose.yml} against the programs that it starts: a setting or a port that is renamed there fails here. */
final class ComposeTest {

    private static final Set<String> OPEN_TO_THE_WORLD = Set.of("http-backend", "realtime-server");
    private static final Pattern TIMESCALE_IMAGE = Pattern.compile("timescale/timescaledb:[a-z0-9.-]+");
    private static final Map<String, Integer> PORTS_OF_OTHERS =
            Map.of("timescaledb", 5432, "redis", 6379, "exchange-redis", 6379);

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void portsAreThoseThatTheProgramListensOn(Container container) {
        int port = module(container).port();
        String published = port + ":" + port;
        boolean open = OPEN_TO_THE_WORLD.contains(module(container).name());
        assertThat(container.list("ports")).containsExactly(open ? published : "127.0.0.1:" + published);
        assertThat(container.environment()).doesNotContainKey("SERVER_PORT");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void healthCheckAsksTheProgramWhetherItIsReady(Container container) {
        String url = "http://127.0.0.1:" + module(container).port() + "/ready";
        assertThat(container.healthCheck()).isEqualTo("CMD wget -q -O /dev/null " + url);
        assertThat(property("management.endpoint.health.group.readiness.additional-path"))
                .isEqualTo("server:/ready");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void everyVariableIsASettingOfTheProgram(Container container) {
        Set<String> known = new TreeSet<>(module(container).variables());
        known.addAll(List.of("LOG_LEVEL", "LOG_FORMAT"));
        if (!module(container).name().equals("feed-simulator")) {
            known.addAll(List.of("REDIS_URL", "EXCHANGE_REDIS_URL"));
        }
        assertThat(known).containsAll(container.environment().keySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void everyValueIsAllowedAndEveryDefaultIsTheProgramsOwn(Container container) {
        ServiceModule module = module(container);
        assertThat(module.complaints(container.defaultEnvironment())).isEmpty();
        container.environment().forEach((name, value) -> {
            if (module.variables().contains(name)) {
                assertThat(ComposeFile.defaultOf(name, value).orElse(module.defaultOf(name)))
                        .as(name)
                        .isEqualTo(module.defaultOf(name));
            }
        });
    }

    @Test
    void variablesThatAllServicesHaveMeanWhatIsMeant() {
        assertThat(property("logging.structured.format.console", "--LOG_FORMAT=json"))
                .isEqualTo("ecs");
        assertThat(property("logging.level.root", "--LOG_LEVEL=INFO")).isEqualTo("INFO");
        assertThat(property("spring.data.redis.url", "--REDIS_URL=redis://redis:6379"))
                .isEqualTo("redis://redis:6379");
        assertThat(programs()).allSatisfy(it -> assertThat(it.environment()).containsEntry("LOG_FORMAT", "json"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("containers")
    void everyAddressLeadsToOneServiceOfTheSameNetwork(Container container) {
        container.defaultEnvironment().forEach((variable, value) -> {
            URI uri = variable.endsWith("_URL") ? URI.create(value) : URI.create("");
            if (uri.getHost() != null && !uri.getHost().contains(".")) {
                String network = container.networks().keySet().iterator().next();
                List<Container> there = containers()
                        .filter(it ->
                                it.networks().getOrDefault(network, Set.of()).contains(uri.getHost()))
                        .toList();
                assertThat(there).as(variable).hasSize(1);
                assertThat(uri.getPort()).as(variable).isEqualTo(port(there.getFirst()));
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("containers")
    void everyContainerWaitsForWhatItNeeds(Container container) {
        String suffix = container.profiles().contains("demo") ? "-demo" : "";
        Map<String, String> needed = new HashMap<>();
        if (container.environment().containsKey("REDIS_URL")) {
            needed.put("redis" + suffix, "service_healthy");
        }
        if (container.environment().containsKey("EXCHANGE_REDIS_URL")) {
            needed.put("exchange-redis" + suffix, "service_healthy");
        }
        if (container.environment().containsKey("DATABASE_URL")) {
            boolean migrates = isProgramThatEnds(container);
            needed.put(
                    (migrates ? "timescaledb" : "migrate") + suffix,
                    migrates ? "service_healthy" : "service_completed_successfully");
        }
        assertThat(container.dependsOn()).containsAllEntriesOf(needed);
        container.dependsOn().forEach((name, condition) -> {
            Container other = ComposeFile.PROJECT.services().get(name);
            assertThat(other).as(name).isNotNull();
            assertThat(other.healthCheck().isEmpty()).as(name).isNotEqualTo(condition.equals("service_healthy"));
        });
    }

    @Test
    void migrateRunsTheMigrationsAndReadsTheVariableThatItIsGiven(@TempDir Path directory) {
        Container container = ComposeFile.PROJECT.services().get("migrate");
        assertThat(container.list("entrypoint"))
                .containsExactly("java", "-cp", "/bourse/service.jar", Migrate.class.getName());
        assertThat(container.environment()).containsOnlyKeys("DATABASE_URL");
        try (JavaProcess migrate = JavaProcess.start(
                Migrate.class.getName(), List.of(), Map.of("DATABASE_URL", ""), directory.resolve("log"))) {
            assertThat(migrate.awaitExit(Duration.ofSeconds(30))).isNotZero();
            assertThat(migrate.output()).contains("DATABASE_URL is not set");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("usersOfTheDatabase")
    void theDatabaseIsTheOneThatItsContainerMakes(Container container) {
        DatabaseUrl url = DatabaseUrl.parse(container.defaultEnvironment().get("DATABASE_URL"));
        assertThat(ComposeFile.PROJECT.services().get("timescaledb").defaultEnvironment())
                .containsEntry("POSTGRES_USER", url.user())
                .containsEntry("POSTGRES_PASSWORD", url.password())
                .containsEntry("POSTGRES_DB", url.jdbcUrl().replaceAll(".*/", ""));
    }

    @Test
    void databaseAndRedisAndTheEngineKeepWhatTheyHold() {
        assertKeeps("redis", "everysec", "live-redis:/data");
        assertKeeps("exchange-redis", "${EXCHANGE_APPENDFSYNC:-always}", "live-exchange:/data");
        assertThat(ComposeFile.PROJECT.services().get("timescaledb").list("volumes"))
                .containsExactly("live-database:/var/lib/postgresql/data");
        Container engine = ComposeFile.PROJECT.services().get("matching-engine");
        assertThat(engine.list("volumes")).containsExactly("live-engine:/data");
        assertThat(engine.environment()).containsEntry("SNAPSHOT_DIRECTORY", "/data/snapshots");
    }

    @Test
    void theDemoIsMadeByAProgramThatReadsTheVariablesThatItIsGiven(@TempDir Path directory) {
        Container container = ComposeFile.PROJECT.services().get("make-demo");
        assertThat(container.list("entrypoint"))
                .containsExactly("java", "-cp", "/bourse/service.jar", "dev.bourse.maker.demo.MakeDemo");
        assertThat(container.environment())
                .containsOnlyKeys("API_URL", "OPERATOR_USERNAME", "OPERATOR_PASSWORD", "API_KEY_FILE");
        for (String missing : container.environment().keySet()) {
            Map<String, String> others = new HashMap<>(container.defaultEnvironment());
            others.put(missing, "");
            try (JavaProcess makeDemo = JavaProcess.start(
                    "dev.bourse.maker.demo.MakeDemo", List.of(), others, directory.resolve(missing))) {
                assertThat(makeDemo.awaitExit(Duration.ofSeconds(30))).isNotZero();
                assertThat(makeDemo.output()).contains(missing + " is not set.");
            }
        }
    }

    @Test
    void theDemosOperatorAndTheMakersKeyAreThoseThatTheDemoIsMadeWith() {
        Map<String, String> makeDemo =
                ComposeFile.PROJECT.services().get("make-demo").environment();
        assertThat(ComposeFile.PROJECT.services().get("http-backend-demo").environment())
                .containsEntry("OPERATOR_USERNAME", makeDemo.get("OPERATOR_USERNAME"))
                .containsEntry("OPERATOR_PASSWORD", makeDemo.get("OPERATOR_PASSWORD"))
                .containsEntry("DEMO_ON_RAMP", "true");
        Container maker = ComposeFile.PROJECT.services().get("market-maker-demo");
        assertThat(maker.environment()).containsEntry("API_KEY_FILE", makeDemo.get("API_KEY_FILE"));
        assertThat(maker.list("volumes"))
                .isEqualTo(ComposeFile.PROJECT.services().get("make-demo").list("volumes"));
        for (String it : DemoExchange.MAKERS_SETTINGS) {
            assertThat(maker.environment())
                    .containsEntry(it.substring(0, it.indexOf('=')), it.substring(it.indexOf('=') + 1));
        }
    }

    @Test
    void theSecretThatApiKeysNeedIsKeptAndNotWithTheDatabase() {
        Container backend = ComposeFile.PROJECT.services().get("http-backend");
        assertThat(backend.list("volumes")).containsExactly("live-backend:/data");
        assertThat(backend.environment()).containsEntry("SECRET_KEY_FILE", "/data/secret.key");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("containers")
    void everyContainerIsBounded(Container container) {
        assertThat(container.text("mem_limit")).matches("[0-9]+[mg]");
        assertThat(container.text("logging")).contains("max-size", "max-file");
        Duration patience = DurationStyle.detectAndParse(container.text("stop_grace_period"));
        Duration phase = DurationStyle.detectAndParse(property("spring.lifecycle.timeout-per-shutdown-phase"));
        assertThat(patience).isGreaterThan(phase.multipliedBy(2));
        assertThat(container.text("restart")).isEqualTo(isProgramThatEnds(container) ? "no" : "unless-stopped");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ours")
    void ourOwnContainersMayDoNothingThatTheyNeedNot(Container container) {
        assertThat(container.settings()).containsEntry("read_only", true);
        assertThat(container.list("cap_drop")).containsExactly("ALL");
        assertThat(container.list("security_opt")).containsExactly("no-new-privileges:true");
    }

    @Test
    void theDatabaseIsTheOneThatItsTestsRunOn() throws IOException {
        String image = ComposeFile.PROJECT.services().get("timescaledb").image();
        try (Stream<Path> tests = Files.walk(ComposeFile.ROOT.resolve("db/src/test/java"))) {
            Stream<String> images = tests.filter(Files::isRegularFile)
                    .flatMap(it -> TIMESCALE_IMAGE.matcher(content(it)).results())
                    .map(MatchResult::group);
            assertThat(images).isNotEmpty().containsOnly(image);
        }
    }

    static Stream<Container> containers() {
        return ComposeFile.PROJECT.services().values().stream();
    }

    private static void assertKeeps(String name, String fsync, String volume) {
        Container redis = ComposeFile.PROJECT.services().get(name);
        assertThat(String.join(" ", redis.list("command")))
                .contains("--appendonly yes", "--appendfsync " + fsync, "--maxmemory-policy noeviction");
        assertThat(redis.list("volumes")).containsExactly(volume);
    }

    /** Those that run an image of ours. */
    static Stream<Container> ours() {
        return containers().filter(it -> it.module().isPresent());
    }

    /** Those that run a service of ours. */
    static Stream<Container> programs() {
        return ours().filter(it -> !isProgramThatEnds(it));
    }

    static Stream<Container> usersOfTheDatabase() {
        return ours().filter(it -> it.environment().containsKey("DATABASE_URL"));
    }

    private static ServiceModule module(Container container) {
        return ServiceModule.ALL.get(container.module().orElseThrow());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isProgramThatEnds(Container container) {
        return container.settings().containsKey("entrypoint");
    }

    private static int port(Container container) {
        String name = container.name().replace("-demo", "");
        return PORTS_OF_OTHERS.containsKey(name)
                ? PORTS_OF_OTHERS.get(name)
                : module(container).port();
    }

    /** What a service that is started with these arguments finds in its environment. */
    private static String property(String name, String... args) {
        SpringApplication application = ServiceApplication.of(Nothing.class, "nothing", 0);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        try (ConfigurableApplicationContext context = application.run(args)) {
            return context.getEnvironment().getRequiredProperty(name);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
