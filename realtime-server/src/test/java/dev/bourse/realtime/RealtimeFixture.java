package dev.bourse.realtime;

import static org.awaitility.Awaitility.await;

import dev.bourse.common.market.Instrument;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.TradeCodec;
import dev.bourse.common.wire.WireJson;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The server with a real Redis, a backend under the test's control, and what a poller and the matching engine would publish. */
final class RealtimeFixture implements AutoCloseable {

    static final String PRICE =
            "{\"symbol\":\"%s\",\"originalPrice\":%s,\"bidPrice\":%s,\"askPrice\":%s,\"timestamp\":1756480528000}";

    final TestRedis redis;
    final TestBackend backend;
    final TestExchange exchange;
    final LettuceConnectionFactory connections;
    final StringRedisTemplate poller;
    final ConfigurableApplicationContext context;
    private final List<TestClient> clients = new ArrayList<>();

    RealtimeFixture(Path directory, String... settings) throws Exception {
        redis = new TestRedis(directory);
        backend = new TestBackend();
        exchange = new TestExchange(redis.url());
        URI uri = URI.create(redis.url());
        connections = new LettuceConnectionFactory(new RedisStandaloneConfiguration(uri.getHost(), uri.getPort()));
        connections.afterPropertiesSet();
        connections.start();
        poller = new StringRedisTemplate(connections);
        announce("BTCUSDT", "BTC", "USDT", true);
        announce("ETHUSDT", "ETH", "USDT", true);
        announce("OLDUSDT", "OLD", "USDT", false);
        // The exchange's own stands there too; whether there is such a market is for the engine's log to say.
        announce("TATA_INR", "TATA", "INR", true);
        context = run(settings);
        // Subscribed is who receives: before that, what a test publishes would be lost.
        await().until(() -> received("market:NONE", "{}"));
    }

    private boolean received(String channel, String message) {
        Long receivers = poller.convertAndSend(channel, message);
        return receivers != null && receivers > 0;
    }

    /** Another server beside it. */
    ConfigurableApplicationContext run(String... settings) {
        SpringApplication application = RealtimeApplication.application();
        application.setRegisterShutdownHook(false);
        List<String> args = new ArrayList<>(List.of(settings));
        args.add("--server.port=0");
        args.add("--REDIS_URL=" + redis.url());
        args.add("--BACKEND_URL=" + backend.url());
        return application.run(args.toArray(String[]::new));
    }

    private void announce(String symbol, String base, String quote, boolean active) {
        Instrument instrument =
                new Instrument(symbol, base, quote, new BigDecimal("0.01"), new BigDecimal("0.00001"), active);
        poller.opsForHash().put(RedisNames.INSTRUMENTS, symbol, WireJson.write(instrument));
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    URI uri(String path) {
        return uri(context, path);
    }

    static URI uri(ConfigurableApplicationContext server, String path) {
        return URI.create("ws://localhost:" + server.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    TestClient client() {
        return client("/");
    }

    TestClient client(String path) {
        TestClient client = TestClient.connect(uri(path));
        clients.add(client);
        return client;
    }

    TestClient client(String path, Map<String, String> headers) {
        TestClient client = TestClient.connect(uri(path), headers);
        clients.add(client);
        return client;
    }

    HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + port() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    double metric(String name, String... tags) {
        Meter meter = context.getBean(MeterRegistry.class).find(name).tags(tags).meter();
        return meter == null ? 0 : meter.measure().iterator().next().getValue();
    }

    void publishPrice(String symbol, String price) {
        poller.convertAndSend(RedisNames.market(symbol), PRICE.formatted(symbol, price, price, price));
    }

    /** Many at once, as fast as Redis takes them. */
    void publishPrices(String symbol, int from, int to) {
        byte[] channel = RedisNames.market(symbol).getBytes(StandardCharsets.UTF_8);
        poller.executePipelined((RedisCallback<@Nullable Object>) connection -> {
            for (int price = from; price <= to; price++) {
                String message = PRICE.formatted(symbol, price, price, price);
                connection.publish(channel, message.getBytes(StandardCharsets.UTF_8));
            }
            return null;
        });
    }

    /** Many at once, as fast as Redis takes them. */
    void publishTrades(List<MarketTrade> trades) {
        byte[] stream = RedisNames.TRADES_STREAM.getBytes(StandardCharsets.UTF_8);
        byte[] field = RedisNames.DATA.getBytes(StandardCharsets.UTF_8);
        poller.executePipelined((RedisCallback<@Nullable Object>) connection -> {
            for (MarketTrade trade : trades) {
                byte[] data = TradeCodec.encode(trade).getBytes(StandardCharsets.UTF_8);
                connection.streamCommands().xAdd(stream, Map.of(field, data));
            }
            return null;
        });
    }

    void publishStatus(boolean connected) {
        poller.convertAndSend(
                RedisNames.FEED_STATUS,
                "{\"source\":\"simulated\",\"connected\":" + connected
                        + ",\"lastTradeTime\":1,\"lastReceivedTime\":2,\"timestamp\":3}");
    }

    void publishTrade(MarketTrade trade) {
        poller.opsForStream().add(RedisNames.TRADES_STREAM, Map.of(RedisNames.DATA, TradeCodec.encode(trade)));
    }

    static MarketTrade trade(String symbol, long id, long timeMs, String price, String quantity) {
        return new MarketTrade(symbol, id, timeMs, new BigDecimal(price), new BigDecimal(quantity), id % 2 == 0);
    }

    @Override
    public void close() throws IOException {
        for (TestClient client : clients) {
            client.close();
        }
        context.close();
        connections.destroy();
        backend.close();
        exchange.close();
        redis.close();
    }
}
