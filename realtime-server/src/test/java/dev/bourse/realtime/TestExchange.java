package dev.bourse.realtime;

import dev.bourse.common.engine.wire.AnswerEncoder;
import dev.bourse.common.engine.wire.DepthQueryDecoder;
import dev.bourse.common.engine.wire.Flag;
import dev.bourse.common.engine.wire.MessageHeaderDecoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.Side;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.event.EventReader;
import dev.bourse.exchange.market.Markets;
import dev.bourse.exchange.redis.RedisEventLog;
import dev.bourse.exchange.redis.RedisLink;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** The exchange as the realtime server sees it: a log with what the test says, and answers that agree with it. */
final class TestExchange implements AutoCloseable {

    /** Ticks of 0.01, lots of 0.01. */
    static final int TATA = 0;

    static final int BTC = 1;

    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final RedisClient client;
    private final RedisEventLog log;
    private final StatefulRedisConnection<byte[], byte[]> publisher;
    private final List<EventEntry> entries = new ArrayList<>();
    private final Markets markets = new Markets();
    private final Map<Integer, String> symbols = new LinkedHashMap<>();
    private final Map<BookSide, NavigableMap<Long, Long>> books = new HashMap<>();
    private final Map<Integer, Long> trades = new HashMap<>();
    private long sequence;
    private boolean away;

    private record BookSide(int market, Side side) {}

    TestExchange(String redisUrl) {
        client = RedisClient.create(redisUrl);
        log = new RedisEventLog(new RedisLink(client, Duration.ofSeconds(5)));
        publisher = client.connect(ByteArrayCodec.INSTANCE);
        StatefulRedisPubSubConnection<byte[], byte[]> queries = client.connectPubSub(ByteArrayCodec.INSTANCE);
        queries.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] query) {
                answer(query);
            }
        });
        queries.sync().subscribe(RedisNames.ENGINE_QUERIES.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether queries stay without an answer, as while the engine is started again. */
    synchronized void away(boolean isAway) {
        away = isAway;
    }

    /** Makes the market {@link #TATA}: TATA_INR. */
    void createTata() {
        write(it -> it.asset(0, 2, "TATA").asset(1, 2, "INR").market(TATA, "TATA_INR", 0, 1, 1, 1));
    }

    /** Makes the market {@link #BTC}: BTC_USDT, tick 0.01, lot 0.00001. */
    void createBtc() {
        write(it -> it.asset(2, 8, "BTC").asset(3, 8, "USDT").market(BTC, "BTC_USDT", 2, 3, 1_000_000, 1_000));
    }

    /** Writes one entry of the log; returns its last event's sequence. */
    long write(Consumer<TestEntry> events) {
        return write(events, entry -> {
            log.append(sequence, entry.buffer(), 0, entry.length());
            log.flush();
        });
    }

    /** Writes one entry of the log that is forgotten before anybody can read it. */
    void lose(Consumer<TestEntry> events) {
        write(
                events,
                _ -> publisher
                        .sync()
                        .eval(
                                "redis.call('XADD', KEYS[1], ARGV[1], 'data', 'x') redis.call('XDEL', KEYS[1], ARGV[1])",
                                ScriptOutputType.STATUS,
                                new byte[][] {RedisNames.ENGINE_EVENTS.getBytes(StandardCharsets.US_ASCII)},
                                (sequence + "-0").getBytes(StandardCharsets.US_ASCII)));
    }

    private synchronized long write(Consumer<TestEntry> events, Consumer<TestEntry> log) {
        TestEntry entry = new TestEntry(sequence + 1, 1_756_480_528_000L + sequence);
        events.accept(entry);
        sequence = entry.lastSequence();
        symbols.putAll(entry.symbols());
        EventEntry read = new EventReader().readEntry(entry.buffer(), 0, entry.length());
        read.events().forEach(markets::apply);
        entries.add(read);
        entry.levels().forEach(it -> {
            NavigableMap<Long, Long> side = book(it.marketId(), it.side());
            if (it.lots() == 0) {
                side.remove(it.price());
            } else {
                side.put(it.price(), it.lots());
            }
        });
        entry.trades().forEach(it -> trades.merge(it, 1L, Long::sum));
        log.accept(entry);
        return sequence;
    }

    /** All that was written, also what the log has forgotten. */
    synchronized List<EventEntry> entries() {
        return List.copyOf(entries);
    }

    Markets markets() {
        return markets;
    }

    synchronized long sequence() {
        return sequence;
    }

    /** Forgets what happened, as when Redis has lost it, and goes on from there. */
    synchronized void goBackTo(long earlier) {
        publisher.sync().del(RedisNames.ENGINE_EVENTS.getBytes(StandardCharsets.US_ASCII));
        sequence = earlier;
        entries.removeIf(it -> it.lastSequence() > earlier);
    }

    /** Lets the log forget all events up to and with that one. */
    synchronized void trim(long upTo) {
        log.archived(upTo);
        publisher
                .sync()
                .xtrim(
                        RedisNames.ENGINE_EVENTS.getBytes(StandardCharsets.US_ASCII),
                        new XTrimArgs().minId((upTo + 1) + "-0"));
    }

    /** Says that all events up to now are in the database. */
    synchronized void archive() {
        log.archived(sequence);
    }

    /** The levels of one side, best first, as ticks and lots. */
    synchronized Map<Long, Long> levels(int market, Side side) {
        return new LinkedHashMap<>(book(market, side));
    }

    private NavigableMap<Long, Long> book(int market, Side side) {
        return books.computeIfAbsent(
                new BookSide(market, side),
                _ -> side == Side.BUY ? new TreeMap<>(Collections.reverseOrder()) : new TreeMap<>());
    }

    private synchronized void answer(byte[] bytes) {
        UnsafeBuffer query = new UnsafeBuffer(bytes);
        long newerThan = query.getLong(BODY + 2 * Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        if (away || newerThan > sequence) {
            return;
        }
        MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(query, 0);
        TestEntry items = header.templateId() == DepthQueryDecoder.TEMPLATE_ID
                ? depth(new DepthQueryDecoder().wrapAndApplyHeader(query, 0, header))
                : listing();
        reply(query, items);
    }

    private TestEntry depth(DepthQueryDecoder query) {
        TestEntry items = new TestEntry(0, 0);
        for (Side side : List.of(Side.BUY, Side.SELL)) {
            book(query.marketId(), side).entrySet().stream()
                    .limit(query.levels())
                    .forEach(it -> items.level(query.marketId(), side, it.getKey(), it.getValue()));
        }
        return items;
    }

    private TestEntry listing() {
        TestEntry items = new TestEntry(0, 0);
        if (symbols.containsKey(TATA)) {
            items.asset(0, 2, "TATA").asset(1, 2, "INR").market(TATA, "TATA_INR", 0, 1, 1, 1);
            items.prices(TATA, trades.getOrDefault(TATA, 0L));
        }
        if (symbols.containsKey(BTC)) {
            items.asset(2, 8, "BTC").asset(3, 8, "USDT").market(BTC, "BTC_USDT", 2, 3, 1_000_000, 1_000);
            items.prices(BTC, trades.getOrDefault(BTC, 0L));
        }
        return items;
    }

    private void reply(UnsafeBuffer query, TestEntry items) {
        UnsafeBuffer reply = new UnsafeBuffer(new byte[64 + items.length()]);
        AnswerEncoder answer = new AnswerEncoder()
                .wrapAndApplyHeader(reply, Integer.BYTES, new MessageHeaderEncoder())
                .requestId(query.getLong(BODY, ByteOrder.LITTLE_ENDIAN))
                .sequence(sequence)
                .time(1)
                .count(items.count())
                .isBusy(Flag.NO);
        int length = answer.limit() - Integer.BYTES + items.eventsLength();
        reply.putInt(0, length, ByteOrder.LITTLE_ENDIAN);
        reply.putBytes(answer.limit(), items.buffer(), items.eventsOffset(), items.eventsLength());
        long replyTo = query.getLong(BODY + Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        var _ = publisher
                .async()
                .publish(
                        RedisNames.engineReplies(replyTo).getBytes(StandardCharsets.US_ASCII),
                        Arrays.copyOf(reply.byteArray(), Integer.BYTES + length));
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
