package dev.bourse.launcher;

import dev.bourse.backend.HttpBackendApplication;
import dev.bourse.engine.MatchingEngineApplication;
import dev.bourse.maker.MarketMakerApplication;
import dev.bourse.poller.PricePollerApplication;
import dev.bourse.realtime.RealtimeApplication;
import dev.bourse.simulator.FeedSimulatorApplication;
import dev.bourse.uploader.BatchUploaderApplication;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The port of each part: its usual one plus an offset, so that several can run side by side. */
record Ports(int offset) {

    private static final int POSTGRES = 3011;
    private static final int REDIS = 3012;
    private static final int EXCHANGE_REDIS = 3013;

    /** The greatest offset with which all ports are still ports. */
    static final int MAX_OFFSET = 60_000;

    int postgres() {
        return POSTGRES + offset;
    }

    int redis() {
        return REDIS + offset;
    }

    int exchangeRedis() {
        return EXCHANGE_REDIS + offset;
    }

    int simulator() {
        return FeedSimulatorApplication.PORT + offset;
    }

    int poller() {
        return PricePollerApplication.PORT + offset;
    }

    int uploader() {
        return BatchUploaderApplication.PORT + offset;
    }

    int engine() {
        return MatchingEngineApplication.PORT + offset;
    }

    int maker() {
        return MarketMakerApplication.PORT + offset;
    }

    int realtime() {
        return RealtimeApplication.PORT + offset;
    }

    int backend() {
        return HttpBackendApplication.PORT + offset;
    }

    /**
     * Checks that nothing else listens on any of them.
     *
     * @throws CannotStartException naming the first that is taken
     */
    void requireFree() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("the page and the REST API", backend());
        ports.put("the WebSocket server", realtime());
        ports.put("the price poller", poller());
        ports.put("the batch uploader", uploader());
        ports.put("the matching engine", engine());
        ports.put("the market maker", maker());
        ports.put("the simulated exchange", simulator());
        ports.put("PostgreSQL", postgres());
        ports.put("Redis", redis());
        ports.put("the exchange's Redis", exchangeRedis());
        ports.forEach(Ports::requireFree);
    }

    private static void requireFree(String what, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new CannotStartException(
                    "Port " + port + ", which " + what + " needs, is taken; stop the program that uses it, or choose "
                            + "other ports with --port-offset 100.",
                    e);
        }
    }
}
