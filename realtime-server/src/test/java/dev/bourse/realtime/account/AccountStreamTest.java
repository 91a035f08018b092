package dev.bourse.realtime.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.log.EventLog;
import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.event.EventReader;
import dev.bourse.exchange.market.Markets;
import dev.bourse.realtime.TestEntry;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Refusal;
import dev.bourse.realtime.stream.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream that joins the tail while the log goes on. */
final class AccountStreamTest {

    private static final AccountPage NOTHING = new AccountPage(12, 0, 0, List.of(), false);

    private final AccountEvents events = new AccountEvents();
    private final Markets markets = new Markets();
    private final GrowingLog log = new GrowingLog();
    private final AccountBackend backend = new AccountBackend(URI.create("http://127.0.0.1:1"));
    private final List<Long> got = new CopyOnWriteArrayList<>();
    private final List<Refusal> ends = new CopyOnWriteArrayList<>();

    AccountStreamTest() {
        markets.apply(new AssetAdded(0, 2, "INR"));
        events.begin(0);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void whatTheTailReadsJustBeforeTheStreamJoinsIsNotMissed() throws Exception {
        log.growAfterReads = 5;
        AccountStream stream = stream(0);
        Thread thread = Thread.ofVirtual().start(() -> stream.run(NOTHING));
        while (events.liveCount() == 0) {
            Thread.onSpinWait();
        }
        log.grow();
        stream.close();
        thread.join();

        assertThat(got).isEqualTo(LongStream.rangeClosed(1, 6).boxed().toList());
        assertThat(ends).isEmpty();
    }

    @Test
    void eventsThatTheTailReadsAgainAreToldOnce() throws Exception {
        EventEntry first = log.grow();
        AccountStream stream = stream(0);
        Thread thread = Thread.ofVirtual().start(() -> stream.run(NOTHING));
        while (events.liveCount() == 0) {
            Thread.onSpinWait();
        }
        events.apply(first);
        log.grow();
        stream.close();
        thread.join();

        assertThat(got).containsExactly(1L, 2L);
    }

    @Test
    void clientThatHasMoreThanHasHappenedIsToldSo() throws Exception {
        log.grow();
        stream(2).run(NOTHING);

        assertThat(ends).singleElement().satisfies(it -> {
            assertThat(it.code()).isEqualTo("RESUME_UNKNOWN");
            assertThat(it.details()).containsEntry("newest", 1L);
        });
        assertThat(got).isEmpty();
        assertThat(events.liveCount()).isZero();
    }

    private AccountStream stream(long sent) {
        AccountCursor cursor = new AccountCursor(new Topic.Account(1), 12, sent, markets);
        return new AccountStream(
                backend,
                new AccountHistory(log),
                events,
                cursor,
                () -> new Credentials("t", "127.0.0.1"),
                new Sink(),
                Duration.ofMinutes(1));
    }

    private final class Sink implements AccountSink {

        @Override
        public boolean deliver(List<Frame> frames) {
            frames.forEach(this::live);
            return true;
        }

        @Override
        public void live(Frame frame) {
            got.add(frame.eventId());
        }

        @Override
        public void ended(Refusal why) {
            ends.add(why);
        }
    }

    /** A log that grows, and whose tail reads that, right after someone has seen its end. */
    private final class GrowingLog implements EventLog {

        private final List<TestEntry> entries = new ArrayList<>();
        private volatile int growAfterReads;

        synchronized EventEntry grow() {
            TestEntry entry = new TestEntry(entries.size() + 1, 1).balance(12, 0, 1, 0);
            entries.add(entry);
            EventEntry read = new EventReader().readEntry(entry.buffer(), 0, entry.length());
            events.apply(read);
            return read;
        }

        @Override
        public synchronized int read(long afterSequence, int limit, Duration wait, EntryHandler handler) {
            List<TestEntry> after = List.copyOf(entries.subList((int) afterSequence, entries.size()));
            after.forEach(it -> handler.entry(it.lastSequence(), it.buffer(), 0, it.length()));
            if (after.isEmpty() && growAfterReads > 0) {
                growAfterReads--;
                grow();
            }
            return after.size();
        }

        @Override
        public void append(long lastSequence, DirectBuffer buffer, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int flush() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long lastSequence() {
            return entries.size();
        }

        @Override
        public byte[] last() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long archivedTo() {
            return 0;
        }

        @Override
        public void archived(long sequence) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void trim(long sequence) {
            throw new UnsupportedOperationException();
        }
    }
}
