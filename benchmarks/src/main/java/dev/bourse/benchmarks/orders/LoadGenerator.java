package dev.bourse.benchmarks.orders;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Connections that send orders and read answers, all on one thread with one selector: a load generator must leave the machine to what it
 * measures.
 */
final class LoadGenerator implements AutoCloseable {

    private static final int ANSWER_BYTES = 16 * 1024;
    private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

    /** Between looks at the sockets in the open loop: more would be seen in the delays, less takes a processor from what is measured. */
    private static final long LONGEST_PAUSE_NS = 100_000;

    private static final long DRAIN_NS = 10_000_000_000L;

    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private Histogram delays = new Histogram(3);
    private long answered;

    private static final class Connection {
        final SocketChannel channel;
        final Trader trader;
        final byte[] bytes = new byte[ANSWER_BYTES];
        final ByteBuffer answer = ByteBuffer.wrap(bytes);
        long dueNanos;
        boolean isWaiting;

        Connection(SocketChannel channel, Trader trader) {
            this.channel = channel;
            this.trader = trader;
        }

        /** What has come of the answer. */
        String text() {
            return new String(bytes, 0, answer.position(), StandardCharsets.US_ASCII);
        }
    }

    LoadGenerator(int port, int count, List<Trader> traders) throws IOException {
        selector = Selector.open();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.socket().setTcpNoDelay(true);
            channel.configureBlocking(false);
            Connection connection = new Connection(channel, traders.get(i % traders.size()));
            channel.register(selector, SelectionKey.OP_READ, connection);
            connections.add(connection);
        }
    }

    /** Each connection as fast as answers come; nothing is recorded. */
    void closed(int seconds) throws IOException {
        closed(seconds, new Histogram(3));
    }

    /** As above; returns how many orders were answered. */
    long closed(int seconds, Histogram recorded) throws IOException {
        delays = recorded;
        answered = 0;
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (Connection connection : connections) {
            send(connection, System.nanoTime());
        }
        while (System.nanoTime() < end) {
            for (Connection connection : read(1)) {
                send(connection, System.nanoTime());
            }
        }
        long inTime = answered;
        drain();
        return inTime;
    }

    /** Orders at a rate; returns how many were answered. */
    long open(int perSecond, int seconds, Histogram recorded) throws IOException {
        delays = recorded;
        answered = 0;
        ArrayDeque<Connection> idle = new ArrayDeque<>(connections);
        double interval = 1e9 / perSecond;
        long begin = System.nanoTime();
        long total = (long) perSecond * seconds;
        long sent = 0;
        while (sent < total) {
            long due = Math.min(total, (long) ((System.nanoTime() - begin) / interval) + 1);
            while (sent < due && !idle.isEmpty()) {
                send(idle.removeFirst(), begin + (long) (sent * interval));
                sent++;
            }
            List<Connection> free = read(0);
            idle.addAll(free);
            if (free.isEmpty()) {
                long untilNext = begin + (long) (sent * interval) - System.nanoTime();
                LockSupport.parkNanos(idle.isEmpty() ? LONGEST_PAUSE_NS : Math.min(untilNext, LONGEST_PAUSE_NS));
            }
        }
        drain();
        return answered;
    }

    private void drain() throws IOException {
        long deadline = System.nanoTime() + DRAIN_NS;
        while (connections.stream().anyMatch(it -> it.isWaiting)) {
            read(1);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("orders were not answered within 10 s");
            }
        }
    }

    private static void send(Connection connection, long dueNanos) throws IOException {
        ByteBuffer request = ByteBuffer.wrap(connection.trader.order());
        connection.dueNanos = dueNanos;
        connection.isWaiting = true;
        while (request.hasRemaining()) { // some hundred bytes always fit
            connection.channel.write(request);
        }
    }

    /** Reads what has come; returns the connections whose answer is whole. */
    private List<Connection> read(long waitMs) throws IOException {
        List<Connection> free = new ArrayList<>();
        if (waitMs == 0) {
            selector.selectNow();
        } else {
            selector.select(waitMs);
        }
        for (SelectionKey key : selector.selectedKeys()) {
            Connection connection = (Connection) key.attachment();
            if (connection.channel.read(connection.answer) < 0) {
                throw new IllegalStateException("the backend has closed a connection");
            }
            if (isWhole(connection)) {
                requireOk(connection);
                delays.recordValue(Math.max(0, System.nanoTime() - connection.dueNanos));
                connection.answer.clear();
                connection.isWaiting = false;
                answered++;
                free.add(connection);
            }
        }
        selector.selectedKeys().clear();
        return free;
    }

    /** The end of a body in chunks, or of one whose length was told. */
    private static boolean isWhole(Connection connection) {
        int length = connection.answer.position();
        String text = connection.text();
        int body = text.indexOf("\r\n\r\n");
        if (body < 0) {
            return false;
        }
        int told = text.indexOf("Content-Length: ");
        if (told < 0 || told > body) {
            return text.endsWith("0\r\n\r\n");
        }
        int value = told + "Content-Length: ".length();
        return length >= body + 4 + Integer.parseInt(text.substring(value, text.indexOf('\r', value)));
    }

    private static void requireOk(Connection connection) {
        if (Arrays.mismatch(connection.bytes, OK) != OK.length) {
            throw new IllegalStateException(connection.text());
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }
}
