package dev.bourse.realtime;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A WebSocket client that reads only when the test says so, through a small receive buffer, and answers nothing by itself. */
final class RawClient implements AutoCloseable {

    private static final int RECEIVE_BUFFER = 4096;
    private static final int CLOSE = 8;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    RawClient(int port, String path) throws IOException {
        this(port, path, "");
    }

    /**
     * Connects.
     *
     * @param headers lines with their ends
     */
    RawClient(int port, String path, String headers) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: websocket\r\n"
                                + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        in = new DataInputStream(socket.getInputStream());
        readHead();
    }

    private void readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("not upgraded: " + head);
        }
    }

    /** Sends a text frame, masked with zeros. */
    RawClient send(String text) throws IOException {
        sendFrame(0x81, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    void sendFrame(int first, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length <= 125) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        socket.getOutputStream().write(Arrays.copyOf(frame.array(), frame.position()));
    }

    /** The text of the next frame; of a close frame its code and reason. Pings are passed over. */
    String read() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0F;
            int length = in.readUnsignedByte();
            byte[] payload =
                    new byte[length == 127 ? (int) in.readLong() : length == 126 ? in.readUnsignedShort() : length];
            in.readFully(payload);
            if (opcode == CLOSE) {
                ByteBuffer close = ByteBuffer.wrap(payload);
                return close.getShort() + " " + StandardCharsets.UTF_8.decode(close);
            }
            if (opcode == 1) {
                return new String(payload, StandardCharsets.UTF_8);
            }
        }
    }

    /** Reads until a frame contains {@code part}. */
    String readUntil(String part) throws IOException {
        String text = read();
        while (!text.contains(part)) {
            text = read();
        }
        return text;
    }

    /** True when the server has cut the connection, once all that it had sent is read. */
    boolean isCut() {
        try {
            while (true) {
                read();
            }
        } catch (EOFException e) {
            return true;
        } catch (IOException e) {
            return e.getMessage() != null && e.getMessage().contains("reset");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
