package dev.bourse.simulator;

import java.net.URI;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A simulator in this JVM on a free port, for tests: started with settings, stopped by {@link #close()}. */
public final class RunningFeedSimulator implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningFeedSimulator(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one with settings such as {@code --TRADES_PER_SECOND=100}. */
    public static RunningFeedSimulator start(String... settings) {
        return start(FeedSimulatorApplication.application(), settings);
    }

    /** Starts one from an application that was changed, for example by an initializer that registers a clock. */
    public static RunningFeedSimulator start(SpringApplication application, String... settings) {
        application.setRegisterShutdownHook(false);
        String[] all =
                Stream.concat(Stream.of("--server.port=0"), Stream.of(settings)).toArray(String[]::new);
        return new RunningFeedSimulator(application.run(all));
    }

    public FeedSimulator simulator() {
        return context.getBean(FeedSimulator.class);
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** For {@code BINANCE_REST_URL}. */
    public URI restUrl() {
        return URI.create("http://localhost:" + port());
    }

    /** For {@code BINANCE_WEBSOCKET_URL}; append {@code /ws} or {@code /stream}. */
    public URI webSocketUrl() {
        return URI.create("ws://localhost:" + port());
    }

    @Override
    public void close() {
        context.close();
    }
}
