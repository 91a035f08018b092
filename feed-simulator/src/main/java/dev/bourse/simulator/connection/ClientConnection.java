package dev.bourse.simulator.connection;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** One client's WebSocket. Safe for several threads; see the package for who does what. */
public final class ClientConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
    private static final int QUEUE = 8_192;

    private final long number;
    private final WebSocketSession session;
    private final SocketAborter aborter;
    private final TradeSendListener sendListener;
    private final InstantSource clock;
    private final long openedMs;
    private final BlockingQueue<OutgoingFrame> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Set<String> streams = new ConcurrentSkipListSet<>();
    private final Deque<Long> received = new ArrayDeque<>();
    private final Thread writer;
    private volatile boolean combined;
    private volatile boolean open = true;
    private volatile long silentUntilMs;
    private volatile long lastPingMs;
    private volatile long unansweredPingMs;

    ClientConnection(
            long number,
            WebSocketSession session,
            boolean combined,
            InstantSource clock,
            SocketAborter aborter,
            TradeSendListener sendListener) {
        this.number = number;
        this.session = session;
        this.combined = combined;
        this.clock = clock;
        this.openedMs = clock.millis();
        this.lastPingMs = openedMs;
        this.aborter = aborter;
        this.sendListener = sendListener;
        this.writer = Thread.ofVirtual().name("client-" + number).unstarted(this::write);
    }

    void start() {
        writer.start();
    }

    /** Counted from 1 in the order in which clients connected. */
    public long number() {
        return number;
    }

    /** The names of the streams that it receives. */
    public List<String> streams() {
        return List.copyOf(streams);
    }

    Set<String> subscriptions() {
        return streams;
    }

    public boolean isCombined() {
        return combined;
    }

    public void setCombined(boolean newCombined) {
        combined = newCombined;
    }

    public boolean isOpen() {
        return open;
    }

    public long openedMs() {
        return openedMs;
    }

    /** Sends a message of a stream; false when the queue is full. */
    public boolean trySend(StreamMessage message, Duration delay) {
        return !open || queue.offer(frame(message, delay));
    }

    /** Sends a message of a stream, waiting while the queue is full; false when it still is after {@code timeout}. */
    public boolean send(StreamMessage message, Duration delay, Duration timeout) throws InterruptedException {
        OutgoingFrame frame = frame(message, delay);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (open && System.nanoTime() < deadline) {
            if (queue.offer(frame, 100, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return !open;
    }

    /** Sends a text frame as it is. */
    public void sendText(String text) {
        enqueue(new OutgoingFrame.Text(text));
    }

    /** Sends a binary frame. */
    public void sendBinary(byte[] bytes) {
        enqueue(new OutgoingFrame.Binary(ByteBuffer.wrap(bytes)));
    }

    /** Closes with a close frame, after what is already in the queue. */
    public void close(int code, String reason) {
        enqueue(new OutgoingFrame.Close(new CloseStatus(code, reason)));
    }

    /** Resets the TCP connection, without a close frame. */
    public void abort() {
        open = false;
        InetSocketAddress client = session.getRemoteAddress();
        if (client != null) {
            aborter.abort(client);
        }
        // The container notices by itself only when it writes next; this frees the session at once.
        Thread.ofVirtual().start(() -> closeSession(CloseStatus.NO_CLOSE_FRAME));
    }

    /** Sends nothing, not even pings, until that time; what would have been sent is lost. */
    public void silence(long untilMs) {
        silentUntilMs = untilMs;
    }

    /** Notes a message or pong from the client; true when there were more than {@code limit} within a second. */
    public synchronized boolean countReceived(long nowMs, int limit) {
        received.addLast(nowMs);
        while (nowMs - received.getFirst() >= 1_000) {
            received.removeFirst();
        }
        return received.size() > limit;
    }

    /** The client answered a ping. */
    public void pong() {
        unansweredPingMs = 0;
    }

    /** Pings when it is time; true when an earlier ping has been unanswered for {@code timeoutMs}. */
    boolean keepAlive(long nowMs, long intervalMs, long timeoutMs) {
        long unanswered = unansweredPingMs;
        if (unanswered != 0 && nowMs - unanswered >= timeoutMs) {
            return true;
        }
        if (nowMs - lastPingMs >= intervalMs && !isSilent(nowMs)) {
            lastPingMs = nowMs;
            if (unanswered == 0) {
                unansweredPingMs = nowMs;
            }
            byte[] payload = Long.toString(nowMs).getBytes(StandardCharsets.US_ASCII);
            enqueue(new OutgoingFrame.Ping(ByteBuffer.wrap(payload)));
        }
        return false;
    }

    /** The connection is gone: ends its thread. */
    void ended() {
        open = false;
        queue.clear();
        writer.interrupt();
    }

    private boolean isSilent(long nowMs) {
        return nowMs < silentUntilMs;
    }

    private void enqueue(OutgoingFrame frame) {
        if (open && !queue.offer(frame)) {
            LOG.info("client does not read, dropping it connection={}", number);
            abort();
        }
    }

    private static OutgoingFrame frame(StreamMessage message, Duration delay) {
        return new OutgoingFrame.Stream(message, delay.isZero() ? 0 : System.nanoTime() + delay.toNanos());
    }

    private void write() {
        try {
            while (open) {
                write(queue.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (open) {
                LOG.debug("client is gone connection={} reason={}", number, e.toString());
                abort();
            }
        }
    }

    private void write(OutgoingFrame frame) throws IOException, InterruptedException {
        if (frame instanceof OutgoingFrame.Close(CloseStatus status)) {
            open = false;
            closeSession(status);
            return;
        }
        if (silentUntilMs != 0 && isSilent(clock.millis())) {
            return;
        }
        switch (frame) {
            case OutgoingFrame.Stream(StreamMessage message, long dueNs) -> writeStream(message, dueNs);
            case OutgoingFrame.Text(String text) -> session.sendMessage(new TextMessage(text));
            case OutgoingFrame.Binary(ByteBuffer bytes) -> session.sendMessage(new BinaryMessage(bytes));
            case OutgoingFrame.Ping(ByteBuffer payload) -> session.sendMessage(new PingMessage(payload));
            case OutgoingFrame.Close _ -> {}
        }
    }

    private void writeStream(StreamMessage message, long dueNs) throws IOException, InterruptedException {
        if (dueNs != 0) {
            awaitDue(dueNs);
        }
        if (message.tradeId() >= 0) {
            sendListener.sending(number, message.symbol(), message.tradeId(), System.nanoTime());
        }
        session.sendMessage(new TextMessage(message.text(combined)));
    }

    private static void awaitDue(long dueNs) throws InterruptedException {
        for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private void closeSession(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException e) {
            LOG.debug("closing connection={} failed: {}", number, e.toString());
        }
    }
}
