package dev.bourse.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bourse.common.engine.wire.OrderType;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.common.engine.wire.RejectReason;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.common.engine.wire.Trigger;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.engine.MatchingEngineApplication;
import dev.bourse.exchange.client.Command;
import dev.bourse.exchange.client.Command.CreateMarket;
import dev.bourse.exchange.client.Command.Deposit;
import dev.bourse.exchange.client.Command.Fence;
import dev.bourse.exchange.client.Command.PlaceOrder;
import dev.bourse.exchange.client.Command.Rules;
import dev.bourse.exchange.client.ExchangeClient;
import dev.bourse.exchange.client.ExchangeUnavailableException;
import dev.bourse.exchange.client.Query;
import dev.bourse.exchange.client.Reply;
import dev.bourse.exchange.event.Answer.Item;
import dev.bourse.exchange.event.EngineEvent.Accepted;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.event.EngineEvent.Rejected;
import dev.bourse.exchange.event.EngineEvent.Transferred;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The client of the exchange, held against a real engine and a Redis that goes away. */
final class ExchangeClientIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long ACCOUNT = 7;

    @TempDir
    Path folder;

    private RedisProcess redis;
    private ExchangeClient client;
    private @Nullable ConfigurableApplicationContext engine;

    @BeforeEach
    void start() throws IOException {
        redis = new RedisProcess(folder);
        client = new ExchangeClient(RedisClient.create(redis.url()), TIMEOUT, 100);
    }

    @AfterEach
    void stop() {
        client.close();
        if (engine != null) {
            engine.close();
        }
        redis.close();
    }

    @Test
    void eachCallerGetsTheReplyToItsOwnCommand() throws Exception {
        startEngine();
        client.send(market());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = threads.invokeAll(IntStream.rangeClosed(1, 80)
                    .<Callable<Reply>>mapToObj(account -> () -> client.send(deposit(account, account)))
                    .toList());
            for (int account = 1; account <= 80; account++) {
                assertThat(replies.get(account - 1).get().events())
                        .containsExactly(
                                new Transferred(account, 1, account, "d-" + account),
                                new BalanceChanged(account, 1, account, 0));
            }
        }
    }

    @Test
    void ordersAreAcceptedOrRefusedAndBalancesAnswered() throws Exception {
        startEngine();
        client.send(market());
        client.send(deposit(ACCOUNT, 1_000));

        Reply accepted = client.send(order("first", 10, 10));
        assertThat(accepted.events().getFirst())
                .isInstanceOfSatisfying(
                        Accepted.class, it -> assertThat(it.clientOrderId()).isEqualTo("first"));
        assertThat(client.send(order("second", 10, 1_000)).events())
                .containsExactly(new Rejected(ACCOUNT, RejectReason.INSUFFICIENT_BALANCE, 10_020, 899));
        assertThat(client.ask(new Query.Balances(ACCOUNT, accepted.lastSequence()))
                        .items())
                .containsExactly(new Item.State(new BalanceChanged(ACCOUNT, 1, 899, 101)));
    }

    @Test
    void aFenceIsRepliedToAfterEverythingBeforeIt() throws Exception {
        startEngine();
        client.send(market());
        Reply deposit = client.send(deposit(ACCOUNT, 1));

        Reply fence = client.send(new Fence());

        assertThat(fence.events()).isEmpty();
        assertThat(fence.lastSequence()).isEqualTo(deposit.lastSequence());
        assertThat(fence.timeMs()).isGreaterThanOrEqualTo(deposit.timeMs());
    }

    @Test
    void withoutAnEngineACommandMayBeDoneLaterAndAQuestionIsNot() {
        assertThatThrownBy(() -> client.send(market()))
                .isInstanceOfSatisfying(
                        ExchangeUnavailableException.class,
                        it -> assertThat(it.isMaybeDone()).isTrue())
                .hasMessage("the engine has not answered within 2000 ms");
        assertThatThrownBy(() -> client.ask(new Query.AllMarkets(0)))
                .isInstanceOfSatisfying(
                        ExchangeUnavailableException.class,
                        it -> assertThat(it.isMaybeDone()).isFalse());
    }

    @Test
    void whoeverWaitsIsToldWhenItIsClosed() throws Exception {
        ExchangeClient closing = new ExchangeClient(RedisClient.create(redis.url()), Duration.ofMinutes(5), 1);
        long before = commands();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> closing.send(market()));
        await().atMost(PATIENCE).until(() -> commands() > before);

        closing.close();

        assertThat(waiting)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        ExchangeUnavailableException.class,
                        it -> assertThat(it.isMaybeDone()).isTrue());
    }

    @Test
    void moreThanMayWaitAreRefusedAtOnce() {
        try (ExchangeClient narrow = new ExchangeClient(RedisClient.create(redis.url()), TIMEOUT, 0)) {
            assertThatThrownBy(() -> narrow.send(market()))
                    .hasMessage("too many requests wait for the engine")
                    .isInstanceOfSatisfying(
                            ExchangeUnavailableException.class,
                            it -> assertThat(it.isMaybeDone()).isFalse());
        }
    }

    /** What the caller was told is not known must not be done later by the client itself. */
    @Test
    void nothingIsSentAgainAfterRedisWasAway() throws Exception {
        startEngine();
        client.send(market());
        long before = commands();

        redis.kill();
        for (int i = 0; i < 5; i++) {
            long account = 1L + i;
            assertThatThrownBy(() -> client.send(deposit(account, 1))).isInstanceOf(ExchangeUnavailableException.class);
        }
        redis.restart();

        await().atMost(PATIENCE)
                .ignoreException(ExchangeUnavailableException.class)
                .until(() -> client.send(new Fence()).events().isEmpty());
        assertThat(client.ask(new Query.Balances(1, 0)).items()).isEmpty();
        // Fences, and the engine's own ticks, are all that may have come.
        assertThat(deposits()).isZero();
        assertThat(commands()).isGreaterThan(before);
    }

    private long deposits() {
        long count = 0;
        for (long account = 1; account <= 5; account++) {
            count += client.ask(new Query.Balances(account, 0)).items().size();
        }
        return count;
    }

    private long commands() {
        try (RedisClient other = RedisClient.create(redis.url());
                StatefulRedisConnection<String, String> connection = other.connect()) {
            return connection.sync().xlen(RedisNames.ENGINE_COMMANDS);
        }
    }

    private void startEngine() {
        SpringApplication application = MatchingEngineApplication.application();
        application.setRegisterShutdownHook(false);
        engine = application.run(
                "--SERVER_PORT=0", "--REDIS_URL=" + redis.url(), "--SNAPSHOT_DIRECTORY=" + folder.resolve("snapshots"));
        await().atMost(PATIENCE)
                .ignoreException(ExchangeUnavailableException.class)
                .until(() -> client.ask(new Query.AllMarkets(0)).items().isEmpty());
    }

    /** Assets without decimals; a tick and a lot are 1. */
    private static Command market() {
        Rules rules = new Rules(1, 1_000_000, 0, 0, 10, 20, 0, 0, Prevention.EXPIRE_TAKER);
        return new CreateMarket("AAA_BBB", "AAA", 0, "BBB", 0, 1, 1, rules);
    }

    private static Command deposit(long account, long units) {
        return new Deposit(account, 1, units, "d-" + account, 0);
    }

    private static PlaceOrder order(String name, long price, long quantity) {
        return new PlaceOrder(
                ACCOUNT,
                0,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GOOD_TILL_CANCEL,
                Trigger.NONE,
                Prevention.MARKET_DEFAULT,
                false,
                price,
                quantity,
                0,
                0,
                0,
                0,
                name,
                0,
                0,
                "");
    }
}
