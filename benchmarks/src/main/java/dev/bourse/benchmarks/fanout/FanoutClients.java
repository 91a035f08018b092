package dev.bourse.benchmarks.fanout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** WebSocket clients, all on one thread with one selector, that count messages and note when trades come. */
final class FanoutClients implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int SHORT_FRAME = 125;
    private static final int MEDIUM_FRAME = 126;
    private static final byte[] TRADE = "{\"stream\":\"trade@".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ID = "\"t\":".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private final ConcurrentLinkedQueue<Long> sentAt = new ConcurrentLinkedQueue<>();
    private final List<Long> sent = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "fanout-clients");
    private Histogram delays = new Histogram(3);
    private volatile boolean measuring;
    private volatile boolean closed;
    private final AtomicLong messages = new AtomicLong();
    private volatile @Nullable String failure;

    /** A client's unfinished frame. */
    private static final class Client {
        byte[] rest = new byte[0];
    }

    private FanoutClients() throws IOException {}

    static FanoutClients connect(int port, int count, String market) throws IOException {
        FanoutClients clients = new FanoutClients();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        byte[] handshake = String.join(
                        "\r\n",
                        "GET /api/v1/ws HTTP/1.1",
                        "Host: localhost",
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Version: 13",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] subscribe = frame(
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"depth@" + market + "\",\"trade@" + market + "\"],\"id\":1}");
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(address);
            channel.write(ByteBuffer.wrap(handshake));
            readHandshake(channel);
            channel.write(ByteBuffer.wrap(subscribe));
            channel.configureBlocking(false);
            channel.register(clients.selector, SelectionKey.OP_READ, new Client());
            clients.channels.add(channel);
        }
        clients.thread.start();
        return clients;
    }

    /** A text frame as clients send it: masked, here with zeros (RFC 6455 section 5.3). */
    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        if (payload.length > SHORT_FRAME) {
            throw new IllegalArgumentException("too long");
        }
        byte[] frame = new byte[6 + payload.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return frame;
    }

    /** Byte by byte, so that nothing of the first frame is taken. */
    private static void readHandshake(SocketChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        int matched = 0;
        while (matched < 4) {
            one.clear();
            if (channel.read(one) < 0) {
                throw new IllegalStateException("the server closes instead of upgrading");
            }
            byte expected = (byte) (matched % 2 == 0 ? '\r' : '\n');
            matched = one.get(0) == expected ? matched + 1 : one.get(0) == '\r' ? 1 : 0;
        }
    }

    /** The next trade's order is sent now. */
    void trading(long nanoTime) {
        sentAt.add(nanoTime);
    }

    /** Counts from now on. */
    void begin() {
        messages.set(0);
        measuring = true;
    }

    /** What has been counted; nothing is afterwards. */
    Histogram delays() {
        measuring = false;
        String why = failure;
        if (why != null) {
            throw new IllegalStateException(why);
        }
        return delays.copy();
    }

    long messages() {
        return messages.get();
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    read((SocketChannel) key.channel(), (Client) key.attachment());
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | RuntimeException e) {
            failure = e.toString();
        }
    }

    private void read(SocketChannel channel, Client client) throws IOException {
        buffer.clear();
        buffer.put(client.rest);
        if (channel.read(buffer) < 0) {
            throw new IllegalStateException("the server has closed a connection");
        }
        int end = buffer.position();
        int at = 0;
        while (at + 2 <= end) {
            int length = bytes[at + 1] & 0x7F;
            int header = 2;
            if (length == MEDIUM_FRAME) {
                if (at + 4 > end) {
                    break;
                }
                length = ((bytes[at + 2] & 0xFF) << 8) | (bytes[at + 3] & 0xFF);
                header = 4;
            }
            if (at + header + length > end) {
                break;
            }
            message(at + header, length);
            at += header + length;
        }
        byte[] rest = new byte[end - at];
        System.arraycopy(bytes, at, rest, 0, rest.length);
        client.rest = rest;
    }

    private void message(int at, int length) {
        boolean isStream = length > TRADE.length && bytes[at + 2] == 's';
        if (!isStream || !measuring) {
            if (isStream && isTrade(at)) {
                sentAt(tradeId(at, length));
            }
            return;
        }
        messages.incrementAndGet();
        if (isTrade(at)) {
            delays.recordValue(Math.max(0, System.nanoTime() - sentAt(tradeId(at, length))));
        }
    }

    private boolean isTrade(int at) {
        for (int i = 0; i < TRADE.length; i++) {
            if (bytes[at + i] != TRADE[i]) {
                return false;
            }
        }
        return true;
    }

    /** The digits after {@code "t":}. */
    private int tradeId(int at, int length) {
        for (int i = at; i < at + length - ID.length; i++) {
            int matched = 0;
            while (matched < ID.length && bytes[i + matched] == ID[matched]) {
                matched++;
            }
            if (matched == ID.length) {
                int id = 0;
                for (int digit = i + ID.length; bytes[digit] >= '0' && bytes[digit] <= '9'; digit++) {
                    id = id * 10 + bytes[digit] - '0';
                }
                return id;
            }
        }
        throw new IllegalStateException("a trade without an id");
    }

    /** When the order was sent that made that trade; ids begin with 1. */
    private long sentAt(int tradeId) {
        while (sent.size() < tradeId) {
            Long next = sentAt.poll();
            if (next == null) {
                throw new IllegalStateException("trade " + tradeId + " was not sent by this program");
            }
            sent.add(next);
        }
        return sent.get(tradeId - 1);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
