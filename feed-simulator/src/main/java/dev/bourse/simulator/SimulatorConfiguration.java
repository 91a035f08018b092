package dev.bourse.simulator;

import dev.bourse.service.InvalidSettingException;
import dev.bourse.simulator.connection.AbortableHttpProtocol;
import dev.bourse.simulator.connection.Connections;
import dev.bourse.simulator.connection.KeepAlive;
import dev.bourse.simulator.connection.SocketAborter;
import dev.bourse.simulator.fault.Faults;
import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.random.RandomSource;
import dev.bourse.simulator.recorded.RecordedSource;
import dev.bourse.simulator.recorded.ReplaySpeed;
import dev.bourse.simulator.rest.RequestWeights;
import dev.bourse.simulator.stream.HandshakeRefusal;
import dev.bourse.simulator.stream.StreamHandler;
import dev.bourse.simulator.stream.StreamHub;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/** Wires the simulator. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(SimulatorProperties.class)
class SimulatorConfiguration {

    /** A test may bring a clock of its own. */
    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    MarketSource marketSource(SimulatorProperties properties, InstantSource clock) {
        ReplaySpeed speed = ReplaySpeed.parse(properties.replaySpeed())
                .orElseThrow(() -> new InvalidSettingException(
                        "REPLAY_SPEED", properties.replaySpeed(), "a number above 0, or max"));
        if (properties.recordedFiles().isEmpty()) {
            return new RandomSource(
                    properties.simulatorSeed(), properties.simulatorSymbols(), properties.tradesPerSecond(), clock);
        }
        List<Path> files = properties.recordedFiles().stream().map(Path::of).toList();
        return RecordedSource.open(files, speed);
    }

    @Bean
    AbortableConnector abortableConnector() {
        return new AbortableConnector();
    }

    @Bean
    Connections connections(InstantSource clock, AbortableConnector connector) {
        return new Connections(clock, connector);
    }

    @Bean
    Faults faults(Connections connections, InstantSource clock) {
        return new Faults(connections, clock);
    }

    @Bean
    StreamHub streamHub(MarketSource source, Connections connections, Faults faults) {
        return new StreamHub(source, connections, faults);
    }

    @Bean
    KeepAlive keepAlive(Connections connections, InstantSource clock, SimulatorProperties properties) {
        return new KeepAlive(
                connections, clock, properties.pingInterval(), properties.pongTimeout(), properties.maxConnectionAge());
    }

    @Bean
    MarketThread marketThread(
            MarketSource source, StreamHub hub, Connections connections, KeepAlive keepAlive, InstantSource clock) {
        return new MarketThread(source, hub, connections, keepAlive, clock);
    }

    @Bean
    FeedSimulator feedSimulator(MarketSource source, Connections connections, Faults faults) {
        return new FeedSimulator(source, connections, faults);
    }

    @Bean
    RequestWeights requestWeights(SimulatorProperties properties, InstantSource clock, Faults faults) {
        return new RequestWeights(properties.requestWeightLimit(), clock, faults);
    }

    @Bean
    WebMvcConfigurer restInterceptors(RequestWeights weights) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(weights).addPathPatterns("/api/**");
            }
        };
    }

    @Bean
    WebSocketConfigurer streams(Connections connections, InstantSource clock, Faults faults) {
        return registry -> registry.addHandler(
                        new StreamHandler(connections, clock), "/ws", "/ws/**", "/stream", "/stream/")
                .addInterceptors(new HandshakeRefusal(faults))
                .setAllowedOrigins("*");
    }

    @Bean
    MeterBinder connectionMetrics(Connections connections) {
        return registry -> Gauge.builder(
                        "simulator.connections", connections, it -> it.all().size())
                .description("Open WebSocket connections")
                .register(registry);
    }

    /** Puts the connector that can cut connections into the web server, and finds it again. */
    static final class AbortableConnector
            implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, SocketAborter {

        private volatile SocketAborter connector = client -> {};

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.setProtocol(AbortableHttpProtocol.class.getName());
            factory.addConnectorCustomizers(it -> {
                ProtocolHandler protocol = it.getProtocolHandler();
                if (protocol instanceof SocketAborter aborter) {
                    connector = aborter;
                }
            });
        }

        @Override
        public void abort(InetSocketAddress client) {
            connector.abort(client);
        }
    }
}
