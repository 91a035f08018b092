package dev.bourse.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.engine.wire.AcceptedDecoder;
import dev.bourse.common.engine.wire.AnswerDecoder;
import dev.bourse.common.engine.wire.DepthQueryEncoder;
import dev.bourse.common.engine.wire.EventsDecoder;
import dev.bourse.common.engine.wire.LevelChangedDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.engine.MatchingEngineApplication;
import dev.bourse.engine.client.Commands;
import dev.bourse.engine.client.EngineClient;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as its clients and operators see it. */
@SuppressWarnings("FutureReturnValueIgnored") // what has become of a command, its reply says
final class EngineServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private RedisProcess redis;
    private RedisClient redisClient;
    private EngineClient client;
    private Commands commands;
    private ConfigurableApplicationContext engine;
    private final BlockingQueue<byte[]> replies = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws IOException {
        redis = new RedisProcess(folder);
        redisClient = RedisClient.create(redis.url());
        client = new EngineClient(redisClient, (buffer, offset, length) -> {
            byte[] reply = new byte[length];
            buffer.getBytes(offset, reply);
            replies.add(reply);
        });
        commands = new Commands(client.instance());
        engine = engine();
    }

    @AfterEach
    void stop() {
        engine.close();
        client.close();
        redisClient.shutdown();
        redis.close();
    }

    @Test
    void commandsAreRepliedToWithTheirEventsAndQueriesAnswered() throws InterruptedException {
        trade();

        byte[] reply = reply(3);
        assertThat(events(reply).count()).isEqualTo(3); // accepted, level, balance
        assertThat(template(reply, first(reply))).isEqualTo(AcceptedDecoder.TEMPLATE_ID);
        client.ask(depthQuery(4));
        byte[] answer = reply(4);
        UnsafeBuffer buffer = new UnsafeBuffer(answer);
        AnswerDecoder decoder = new AnswerDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
        assertThat(decoder.count()).isEqualTo(1);
        LevelChangedDecoder level = new LevelChangedDecoder()
                .wrapAndApplyHeader(
                        buffer,
                        MessageHeaderDecoder.ENCODED_LENGTH + AnswerDecoder.BLOCK_LENGTH,
                        new MessageHeaderDecoder());
        assertThat(level.price()).isEqualTo(7);
        assertThat(level.lots()).isEqualTo(5);
    }

    @Test
    void anEngineThatWasStoppedGoesOnWhereItWas() throws InterruptedException {
        trade();
        byte[] before = reply(3);

        engine.close();
        assertThat(folder.resolve("snapshots")).isDirectoryContaining("glob:**.snapshot");
        client.append(commands.cancel(5, 1, 0, 1));
        engine = engine();

        byte[] after = reply(5);
        assertThat(events(after).firstSequence())
                .isEqualTo(events(before).firstSequence() + events(before).count());
        assertThat(events(after).count()).isEqualTo(3); // level, cancelled, balance
    }

    @Test
    void healthSaysWhatIsTheMatter() throws Exception {
        trade();
        reply(3);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/health"))
                        .contains("\"lagMs\":0", "\"halted\":false", "snapshotAgeSeconds", "\"status\":\"UP\""));
        assertThat(get("/metrics"))
                .contains(
                        "engine_commands_total",
                        "engine_trades_total",
                        "engine_open_orders",
                        "engine_latency_seconds{",
                        "quantile=\"0.99\"");

        redis.kill();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/health/engine")).contains("\"status\":\"DOWN\"", "problem"));
        redis.restart();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/health/engine")).contains("\"status\":\"UP\"", "\"lagMs\":0"));
    }

    private void trade() {
        client.append(commands.createMarket(1, "A", "B"));
        client.append(commands.deposit(2, 1, 1, 1_000_000));
        client.append(commands.place(3, 1, 0, Side.BUY, 7, 5, TimeInForce.GOOD_TILL_CANCEL, "mine"));
    }

    private byte[] reply(long requestId) throws InterruptedException {
        while (true) {
            byte[] reply = replies.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(reply).as("reply to %d", requestId).isNotNull();
            MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(new UnsafeBuffer(reply), 0);
            long answered = header.templateId() == AnswerDecoder.TEMPLATE_ID
                    ? new AnswerDecoder()
                            .wrapAndApplyHeader(new UnsafeBuffer(reply), 0, header)
                            .requestId()
                    : events(reply).requestId();
            if (answered == requestId) {
                return reply;
            }
        }
    }

    private static EventsDecoder events(byte[] reply) {
        return new EventsDecoder().wrapAndApplyHeader(new UnsafeBuffer(reply), 0, new MessageHeaderDecoder());
    }

    private static int first(byte[] reply) {
        return MessageHeaderDecoder.ENCODED_LENGTH + events(reply).sbeBlockLength();
    }

    private static int template(byte[] reply, int offset) {
        return new MessageHeaderDecoder().wrap(new UnsafeBuffer(reply), offset).templateId();
    }

    private byte[] depthQuery(long requestId) {
        byte[] bytes = new byte[128];
        int length = new DepthQueryEncoder()
                .wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
                .requestId(requestId)
                .replyTo(client.instance())
                .afterSequence(0)
                .marketId(0)
                .levels(10)
                .limit();
        return Arrays.copyOf(bytes, length);
    }

    private ConfigurableApplicationContext engine() {
        SpringApplication application = MatchingEngineApplication.application();
        application.setRegisterShutdownHook(false);
        return application.run(List.of(
                        "--SERVER_PORT=0",
                        "--REDIS_URL=" + redis.url(),
                        "--SNAPSHOT_DIRECTORY=" + folder.resolve("snapshots"))
                .toArray(String[]::new));
    }

    private String get(String path) throws IOException, InterruptedException {
        String port = engine.getEnvironment().getProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
