package dev.bourse.backend;

import dev.bourse.common.market.Instrument;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import dev.bourse.db.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real service on a free port, on a real database and a real Redis of its own, and a client of it. */
public final class TestBackend implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Everybody's. */
    public static final String PASSWORD = "correct horse";

    private static final String SECRET_KEY = "secret.key";

    private final TestDatabase database;
    private final TestRedis redis;
    private final ConfigurableApplicationContext context;
    private boolean databaseIsThere = true;
    private boolean ownsStores = true;
    private final HttpClient http = HttpClient.newHttpClient();

    private final Path secretKeyFolder;

    private TestBackend(TestDatabase database, TestRedis redis, String... settings) throws IOException {
        this.database = database;
        this.redis = redis;
        this.secretKeyFolder = Files.createTempDirectory("bourse-secret");
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=localhost",
                "--DATABASE_URL=" + database.url().toUrl(),
                "--REDIS_URL=" + redis.url(),
                "--DB_POOL_SIZE=4",
                "--PRICE_POLLER_URL=",
                "--BATCH_UPLOADER_URL=",
                "--MATCHING_ENGINE_URL=",
                "--REALTIME_SERVER_URL=",
                "--SECRET_KEY_FILE=" + secretKeyFolder.resolve(SECRET_KEY),
                // Limits have tests of their own; the others ask as often as they like, and hash quickly.
                "--ORDERS_PER_SECOND=0",
                "--MARKET_DATA_PER_SECOND=0",
                "--LOGIN_FAILURES_PER_NAME=0",
                "--LOGIN_FAILURES_PER_ADDRESS=0",
                "--REGISTRATIONS_PER_HOUR=0",
                "--PASSWORD_MEMORY_KIB=64",
                "--PASSWORD_ITERATIONS=1"));
        for (String setting : settings) {
            String name = setting.substring(0, setting.indexOf('=') + 1);
            arguments.removeIf(it -> it.startsWith(name));
            arguments.add(setting);
        }
        SpringApplication application = HttpBackendApplication.application();
        application.setRegisterShutdownHook(false);
        this.context = application.run(arguments.toArray(String[]::new));
    }

    /** With everything there; {@code settings} as {@code --NAME=value}. */
    public static TestBackend start(String... settings) throws SQLException, IOException {
        return new TestBackend(TestDatabase.migrated(), TestRedis.start(), settings);
    }

    /** As {@link #start}, with an operator whom {@link #operator} logs in. */
    public static TestBackend startWithOperator(String... settings) throws SQLException, IOException {
        List<String> all = new ArrayList<>(List.of("--OPERATOR_USERNAME=operator", "--OPERATOR_PASSWORD=" + PASSWORD));
        all.addAll(Arrays.asList(settings));
        return start(all.toArray(String[]::new));
    }

    /** A second instance on the database, Redis and secret key of {@code other}, which goes on owning them. */
    public static TestBackend startOn(TestBackend other, String... settings) throws IOException {
        List<String> all = new ArrayList<>(List.of("--SECRET_KEY_FILE=" + other.secretKeyFolder.resolve(SECRET_KEY)));
        all.addAll(Arrays.asList(settings));
        TestBackend second = new TestBackend(other.database, other.redis, all.toArray(String[]::new));
        second.ownsStores = false;
        return second;
    }

    /** As {@link #start}, but Redis is not there yet. */
    public static TestBackend startWithoutRedis(String... settings) throws SQLException, IOException {
        return new TestBackend(TestDatabase.migrated(), TestRedis.away(), settings);
    }

    public TestDatabase database() {
        return database;
    }

    /** Takes the database away for good. */
    public void dropDatabase() throws SQLException {
        database.close();
        databaseIsThere = false;
    }

    public TestRedis redis() {
        return redis;
    }

    public StringRedisTemplate redisCommands() {
        return context.getBean(StringRedisTemplate.class);
    }

    /** Every path that a controller or an operator's endpoint is mapped to. */
    public Set<String> routes() {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every controller's and operator's endpoint with what it is mapped to. */
    public Map<RequestMappingInfo, HandlerMethod> controllers() {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public int port() {
        return uri("/").getPort();
    }

    /** An instrument as the feed announces it. */
    public void announce(String symbol, String base, String quote) {
        Instrument instrument =
                new Instrument(symbol, base, quote, new BigDecimal("0.01000000"), new BigDecimal("0.00001000"), true);
        redisCommands().opsForHash().put(RedisNames.INSTRUMENTS, symbol, WireJson.write(instrument));
    }

    /** Stores trades as they come out of the feed. */
    public void store(MarketTrade... trades) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert =
                        connection.prepareStatement("insert into trades values (?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (MarketTrade trade : trades) {
                insert.setString(1, trade.symbol());
                insert.setLong(2, trade.tradeId());
                insert.setObject(3, OffsetDateTime.ofInstant(Instant.ofEpochMilli(trade.timeMs()), ZoneOffset.UTC));
                insert.setBigDecimal(4, trade.price());
                insert.setBigDecimal(5, trade.quantity());
                insert.setBoolean(6, trade.buyerIsMaker());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    public static MarketTrade trade(String symbol, long id, String time, String price, String quantity) {
        return new MarketTrade(
                symbol,
                id,
                Instant.parse(time).toEpochMilli(),
                new BigDecimal(price),
                new BigDecimal(quantity),
                id % 2 == 0);
    }

    /** A GET; {@code headers} are names and values in turn. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    public HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends JSON; {@code headers} are names and values in turn. */
    public HttpResponse<String> sendJson(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return sendText(method, path, "application/json", body, headers);
    }

    public HttpResponse<String> sendText(String method, String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Makes an account with {@link #PASSWORD}; gives the {@code Cookie} header of its session. */
    public String register(String username) throws IOException, InterruptedException {
        return cookie(expect(201, sendJson("POST", "/api/v1/auth/register", credentials(username, PASSWORD))));
    }

    /** Logs in with {@link #PASSWORD}; gives the {@code Cookie} header of the session. */
    public String loggedIn(String username) throws IOException, InterruptedException {
        return cookie(expect(200, sendJson("POST", "/api/v1/auth/login", credentials(username, PASSWORD))));
    }

    /** An operator's {@code Cookie} header; the service must have one, see {@link #startWithOperator}. */
    public String operator() throws IOException, InterruptedException {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> sendJson("POST", "/api/v1/auth/login", credentials("operator", PASSWORD))
                                .statusCode()
                        == 200);
        return loggedIn("operator");
    }

    /** Makes an API key with these permissions in the session of {@code cookie}. */
    public TestKey newKey(String cookie, String... permissions) throws IOException, InterruptedException {
        String body = "{\"label\":\"test\",\"permissions\":" + MAPPER.writeValueAsString(permissions) + "}";
        return TestKey.of(expect(201, sendJson("POST", "/api/v1/keys", body, "Cookie", cookie)));
    }

    /** A request that {@code key} signs now; an empty {@code body} is none. {@code headers} are names and values in turn. */
    public HttpResponse<String> signed(TestKey key, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "X-MBX-APIKEY";
        all[headers.length + 1] = key.apiKey();
        String signedPath = key.sign(path, System.currentTimeMillis(), body);
        return body.isEmpty() ? send(method, signedPath, all) : sendJson(method, signedPath, body, all);
    }

    public static String credentials(String username, String password) {
        return MAPPER.writeValueAsString(Map.of("username", username, "password", password));
    }

    /** The {@code Cookie} header to send after this response. */
    public static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new AssertionError(response.uri() + " answered " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    /** The body of a GET that must succeed. */
    public JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + " " + response.body());
        }
        return MAPPER.readTree(response.body());
    }

    public static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws SQLException, IOException {
        http.close();
        context.close();
        Files.deleteIfExists(secretKeyFolder.resolve(SECRET_KEY));
        Files.deleteIfExists(secretKeyFolder);
        if (!ownsStores) {
            return;
        }
        redis.close();
        if (databaseIsThere) {
            database.close();
        }
    }
}
