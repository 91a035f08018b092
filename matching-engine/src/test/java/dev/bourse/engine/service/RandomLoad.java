package dev.bourse.engine.service;

import dev.bourse.common.engine.wire.AcceptedDecoder;
import dev.bourse.common.engine.wire.AnswerDecoder;
import dev.bourse.common.engine.wire.EventsDecoder;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.engine.wire.TimeInForce;
import dev.bourse.engine.client.Commands;
import dev.bourse.engine.client.EngineClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;

/** Some thousand commands a second by many traders, whatever happens to the engine and to Redis; it remembers what was acknowledged. */
final class RandomLoad implements AutoCloseable {

    private static final int BURST = 10;
    private static final long BETWEEN_BURSTS_NS = 5_000_000;
    private static final int MOST_ORDERS_KNOWN = 1_000;

    /** An order that a reply has told of. */
    private record Known(long orderId, long accountId) {}

    private final Random random;
    private final EngineClient client;
    private final Commands commands;
    private final AtomicLong lastRequestId = new AtomicLong();
    private final Set<String> appended = ConcurrentHashMap.newKeySet();
    private final Map<Long, Queue<byte[]>> replies = new ConcurrentHashMap<>();
    private final Queue<Known> orders = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stopped;

    RandomLoad(RedisClient redis, int accounts, long seed) {
        random = new Random(seed);
        client = new EngineClient(redis, this::reply);
        commands = new Commands(client.instance());
        thread = Thread.ofPlatform().name("load").unstarted(() -> run(accounts));
    }

    void start() {
        thread.start();
    }

    /** The ids of the commands that Redis has said it has. */
    Set<String> appended() {
        return appended;
    }

    /** The parts of the replies that have come, by request. */
    Map<Long, Queue<byte[]>> replies() {
        return replies;
    }

    /** One more command that changes nothing but is replied to; its request id. */
    long ping() {
        long requestId = next();
        send(commands.cancel(requestId, 1, 0, Long.MAX_VALUE));
        return requestId;
    }

    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    @Override
    public void close() {
        client.close();
    }

    private void run(int accounts) {
        send(commands.createMarket(next(), "A", "B"));
        for (int account = 1; account <= accounts; account++) {
            send(commands.deposit(next(), account, 0, 1_000_000));
            send(commands.deposit(next(), account, 1, 1_000_000_000));
        }
        while (!stopped) {
            for (int i = 0; i < BURST; i++) {
                send(command(1L + random.nextInt(accounts)));
            }
            LockSupport.parkNanos(BETWEEN_BURSTS_NS);
        }
    }

    private byte[] command(long account) {
        Known known = random.nextInt(3) == 0 ? orders.poll() : null;
        if (known != null) {
            return random.nextBoolean()
                    ? commands.cancel(next(), known.accountId(), 0, known.orderId())
                    : commands.amend(next(), known.accountId(), 0, known.orderId(), price(), 1L + random.nextInt(20));
        }
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        TimeInForce timeInForce =
                random.nextInt(4) == 0 ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL;
        long requestId = next();
        return commands.place(
                requestId, account, 0, side, price(), 1L + random.nextInt(20), timeInForce, "n" + requestId);
    }

    private long price() {
        return 1_000L - 10 + random.nextInt(21);
    }

    private long next() {
        return lastRequestId.incrementAndGet();
    }

    private void send(byte[] command) {
        try {
            var _ = client.append(command).thenAccept(appended::add);
        } catch (RedisException e) {
            LockSupport.parkNanos(
                    BETWEEN_BURSTS_NS); // Redis is killed now and then: nobody has acknowledged that command
        }
    }

    private void reply(DirectBuffer buffer, int offset, int length) {
        MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        if (header.templateId() == AnswerDecoder.TEMPLATE_ID) {
            return;
        }
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        EventsDecoder events = new EventsDecoder().wrapAndApplyHeader(buffer, offset, header);
        replies.computeIfAbsent(events.requestId(), _ -> new ConcurrentLinkedQueue<>())
                .add(bytes);
        int first = offset + MessageHeaderDecoder.ENCODED_LENGTH + EventsDecoder.BLOCK_LENGTH;
        if (events.count() > 0
                && header.wrap(buffer, first).templateId() == AcceptedDecoder.TEMPLATE_ID
                && orders.size() < MOST_ORDERS_KNOWN) {
            AcceptedDecoder accepted = new AcceptedDecoder().wrapAndApplyHeader(buffer, first, header);
            orders.add(new Known(accepted.orderId(), accepted.accountId()));
        }
    }
}
