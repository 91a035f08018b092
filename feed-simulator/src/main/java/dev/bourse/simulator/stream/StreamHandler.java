package dev.bourse.simulator.stream;

import dev.bourse.simulator.connection.ClientConnection;
import dev.bourse.simulator.connection.Connections;
import dev.bourse.simulator.connection.Endings;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** The endpoint: {@code /ws}, {@code /ws/<stream>/<stream>} and {@code /stream?streams=<stream>/<stream>}. */
public final class StreamHandler extends AbstractWebSocketHandler {

    private static final int MESSAGES_PER_SECOND = 5;
    private static final int LONGEST_MESSAGE = 65_536;

    /** How long Tomcat lets one write wait for a client that does not read. */
    private static final long WRITE_TIMEOUT_MS = 30_000;

    private final Connections connections;
    private final ControlMessages controlMessages;
    private final InstantSource clock;
    private final Map<String, ClientConnection> bySession = new ConcurrentHashMap<>();

    public StreamHandler(Connections connections, InstantSource clock) {
        this.connections = connections;
        this.controlMessages = new ControlMessages(connections);
        this.clock = clock;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(LONGEST_MESSAGE);
        if (session instanceof NativeWebSocketSession wrapper
                && wrapper.getNativeSession() instanceof jakarta.websocket.Session container) {
            container.getUserProperties().put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", WRITE_TIMEOUT_MS);
        }
        URI uri = session.getUri();
        boolean combined = uri != null && uri.getPath().startsWith("/stream");
        ClientConnection connection = connections.open(session, combined);
        bySession.put(session.getId(), connection);
        controlMessages.subscribeAll(connection, uri == null ? List.of() : streams(uri, combined));
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        ClientConnection connection = counted(session);
        if (connection != null) {
            controlMessages.receive(connection, message.getPayload());
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        ClientConnection connection = counted(session);
        if (connection != null) {
            String text = StandardCharsets.UTF_8.decode(message.getPayload()).toString();
            controlMessages.receive(connection, text);
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        ClientConnection connection = counted(session);
        if (connection != null) {
            connection.pong();
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) {
        // afterConnectionClosed follows.
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        ClientConnection connection = bySession.remove(session.getId());
        if (connection != null) {
            connections.closed(connection);
        }
    }

    /** The connection of a session after counting a message from it; null when that was one too many. */
    private @Nullable ClientConnection counted(WebSocketSession session) {
        ClientConnection connection = bySession.get(session.getId());
        if (connection != null && connection.countReceived(clock.millis(), MESSAGES_PER_SECOND)) {
            Endings.tooManyRequests(connection);
            return null;
        }
        return connection;
    }

    private static List<String> streams(URI uri, boolean combined) {
        String names = combined ? query(uri, "streams") : path(uri);
        return Arrays.stream(names.split("/")).filter(it -> !it.isEmpty()).toList();
    }

    private static String path(URI uri) {
        String path = uri.getPath();
        return path.length() > "/ws/".length() ? path.substring("/ws/".length()) : "";
    }

    private static String query(URI uri, String name) {
        String query = uri.getRawQuery();
        if (query == null) {
            return "";
        }
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith(name + "=")) {
                return URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
