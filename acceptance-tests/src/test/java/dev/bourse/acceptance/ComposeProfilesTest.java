package dev.bourse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.acceptance.ComposeFile.Container;
import dev.bourse.common.market.FeedStatus;
import dev.bourse.poller.PollerProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the two systems of {@code docker-compose.yml}, the live one and the demo, apart from each other. */
final class ComposeProfilesTest {

    /** What a demo service may have otherwise than the live one. */
    private static final List<String> OWN = List.of("profiles", "networks", "volumes", "depends_on", "environment");

    private final ComposeFile compose = ComposeFile.PROJECT;

    @Test
    void liveIsWhatRunsWhenNoProfileIsNamed() throws IOException {
        assertThat(Files.readAllLines(ComposeFile.ROOT.resolve(".env"))).contains("COMPOSE_PROFILES=live");
        assertThat(compose.services().values())
                .allSatisfy(it -> assertThat(it.profiles()).hasSize(1).isSubsetOf("live", "demo"));
        Set<String> modules = new TreeSet<>(ServiceModule.ALL.keySet());
        assertThat(modules("demo")).isEqualTo(modules);
        modules.remove("feed-simulator");
        assertThat(modules("live")).isEqualTo(modules);
    }

    @Test
    void theDemoIsTheLiveSystemButForWherePricesComeFromAndThatAllIsThereToTrade() {
        for (Container live : compose.services("live")) {
            Container demo = compose.services().get(live.name() + "-demo");
            assertThat(shared(demo)).as(demo.name()).isEqualTo(shared(live));
            assertThat(demo.list("volumes")).hasSameSizeAs(live.list("volumes"));
            live.dependsOn()
                    .forEach(
                            (name, condition) -> assertThat(demo.dependsOn()).containsEntry(name + "-demo", condition));

            Map<String, String> different = new HashMap<>(demo.environment());
            different.entrySet().removeAll(live.environment().entrySet());
            assertThat(different.keySet())
                    .isSubsetOf(
                            "FEED",
                            "SUPPORTED_SYMBOLS",
                            "BINANCE_WEBSOCKET_URL",
                            "BINANCE_REST_URL",
                            "FEED_SIMULATOR_URL",
                            "OPERATOR_USERNAME",
                            "OPERATOR_PASSWORD",
                            "DEMO_ON_RAMP",
                            "TARGET_INVENTORY",
                            "REQUESTS_PER_SECOND");
        }
    }

    @Test
    void theTwoShareNoNetworkAndNoVolume() {
        assertThat(networks("live")).containsExactly("live");
        assertThat(networks("demo")).containsExactly("demo");
        assertThat(volumes("live")).isNotEmpty().doesNotContainAnyElementsOf(volumes("demo"));
        assertThat(compose.networks()).containsExactlyInAnyOrder("live", "demo");
        assertThat(compose.volumes())
                .containsExactlyInAnyOrderElementsOf(Stream.of("live", "demo")
                        .flatMap(it -> volumes(it).stream())
                        .toList());
    }

    @Test
    void aLivePollerIsCalledLiveOnlyBecauseOfWhereItConnects() {
        PollerProperties live = poller("price-poller");
        assertThat(live.feed()).isNull();
        assertThat(live.source()).isEqualTo(FeedStatus.Source.LIVE);
    }

    @Test
    void noVariableMakesTheDemoAnythingElse() {
        assertThat(poller("price-poller-demo").source()).isEqualTo(FeedStatus.Source.SIMULATED);
        assertThat(compose.services().get("price-poller-demo").environment())
                .containsEntry("FEED", "simulated")
                .containsEntry("BINANCE_WEBSOCKET_URL", "ws://feed-simulator:3010/ws")
                .containsEntry("BINANCE_REST_URL", "http://feed-simulator:3010");
    }

    @Test
    void theDemoAsksForSymbolsThatTheSimulatorHas() {
        String symbols = ServiceModule.ALL.get("feed-simulator").defaultOf("SIMULATOR_SYMBOLS");
        assertThat(compose.services().get("feed-simulator").environment()).doesNotContainKey("SIMULATOR_SYMBOLS");
        assertThat(List.of(symbols.split(",")))
                .containsAll(poller("price-poller-demo").supportedSymbols());
    }

    private PollerProperties poller(String container) {
        Map<String, String> environment = compose.services().get(container).defaultEnvironment();
        return (PollerProperties) ServiceModule.ALL.get("price-poller").bind(environment);
    }

    private Set<String> modules(String profile) {
        return compose.services(profile).stream()
                .flatMap(it -> it.module().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> networks(String profile) {
        return compose.services(profile).stream()
                .flatMap(it -> it.networks().keySet().stream())
                .collect(Collectors.toSet());
    }

    private Set<String> volumes(String profile) {
        return compose.services(profile).stream()
                .flatMap(it -> it.list("volumes").stream())
                .map(it -> it.substring(0, it.indexOf(':')))
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> shared(Container container) {
        Map<String, Object> settings = new LinkedHashMap<>(container.settings());
        OWN.forEach(settings::remove);
        return settings;
    }
}
