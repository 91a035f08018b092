package dev.bourse.poller.binance;

import dev.bourse.common.wire.MalformedMessageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * One WebSocket connection to the exchange that is kept open: it subscribes, notices when the line is dead, comes back with
 * growing waits, and is renewed before the exchange would end it. Several of them carry the same streams, so that one can be
 * lost without losing anything.
 *
 * <p>A virtual thread of its own opens and watches; messages come on the WebSocket client's threads, one at a time.
 */
public final class BinanceStream implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BinanceStream.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final StreamSettings settings;
    private final HttpClient client;
    private final InstantSource clock;
    private final StreamListener listener;
    private final Set<String> streams = new LinkedHashSet<>();
    private final Counter reconnects;
    private final Counter malformed;
    private final Counter messages;
    private final Thread thread;

    private volatile @Nullable Connection connection;
    private volatile boolean closed;
    private volatile String lastProblem = "not connected yet";

    public BinanceStream(
            String name,
            StreamSettings settings,
            HttpClient client,
            InstantSource clock,
            StreamListener listener,
            MeterRegistry metrics) {
        this.name = name;
        this.settings = settings;
        this.client = client;
        this.clock = clock;
        this.listener = listener;
        this.reconnects = metrics.counter("bourse.feed.reconnects", "connection", name);
        this.malformed = metrics.counter("bourse.feed.malformed", "connection", name);
        this.messages = metrics.counter("bourse.feed.messages", "connection", name);
        this.thread = Thread.ofVirtual().name("binance-stream-" + name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Adds streams, now or, while there is no connection, with the next one. */
    public void subscribe(Collection<String> added) {
        change("SUBSCRIBE", added, streams::addAll);
    }

    /** Ends streams. */
    public void unsubscribe(Collection<String> removed) {
        change("UNSUBSCRIBE", removed, streams::removeAll);
    }

    public String name() {
        return name;
    }

    /** True while the line is open, subscribed and not stale. */
    public boolean isUp() {
        Connection it = connection;
        return it != null && it.isReady() && !it.isStale();
    }

    /** The state in a few words for the health page. */
    public String state() {
        Connection it = connection;
        return it == null ? "down: " + lastProblem : "up since " + it.openedAt + ", last message " + it.lastFrameAt;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        Connection it = connection;
        if (it != null) {
            it.end("stopping");
        }
    }

    private synchronized void change(String method, Collection<String> names, Consumer<Collection<String>> apply) {
        apply.accept(names);
        Connection it = connection;
        if (it != null && !names.isEmpty()) {
            it.send(method, names);
        }
    }

    private void run() {
        Backoff backoff = new Backoff(settings.reconnectDelay(), settings.maxReconnectDelay());
        try {
            while (!closed) {
                String why = holdConnection(backoff);
                if (closed) {
                    return;
                }
                lastProblem = why;
                reconnects.increment();
                Duration wait = backoff.next();
                LOG.info("connection lost name={} why=\"{}\" retryInMs={}", name, why, wait.toMillis());
                Thread.sleep(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens a connection and watches it until it ends; returns why it ended. */
    private String holdConnection(Backoff backoff) throws InterruptedException {
        Connection opened = new Connection();
        try {
            opened.open();
        } catch (ExecutionException | TimeoutException e) {
            opened.end("could not be opened");
            return "could not be opened: " + (e.getCause() == null ? e : e.getCause());
        }
        try {
            synchronized (this) {
                connection = opened;
                opened.send("SUBSCRIBE", List.copyOf(streams));
            }
            return opened.watch(backoff);
        } finally {
            connection = null;
            opened.end("renewed or lost");
        }
    }

    /** One WebSocket from its opening to its end. */
    private final class Connection implements WebSocket.Listener {

        private static final int MAX_MESSAGE_CHARS = 1 << 20;

        private final StringBuilder text = new StringBuilder();
        private final Instant openedAt = clock.instant();
        private volatile Instant lastFrameAt = openedAt;
        private volatile @Nullable Instant unansweredSince;
        private volatile boolean ready;
        private volatile @Nullable String ended;
        private @Nullable WebSocket socket;
        private long requestId;
        private long answeredId;

        void open() throws InterruptedException, ExecutionException, TimeoutException {
            CompletableFuture<WebSocket> opening =
                    client.newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT).buildAsync(settings.url(), this);
            try {
                socket = opening.get(CONNECT_TIMEOUT.toMillis() + 1_000, TimeUnit.MILLISECONDS);
            } finally {
                if (socket == null) {
                    // Nobody waits for it any more; if it opens after all, it must not stay.
                    var _ = opening.thenAccept(WebSocket::abort);
                }
            }
        }

        boolean isReady() {
            return ready;
        }

        boolean isStale() {
            return Duration.between(lastFrameAt, clock.instant()).compareTo(settings.staleAfter()) > 0;
        }

        /** Checks the line until it has ended, is dead, or is old; returns why. */
        synchronized String watch(Backoff backoff) throws InterruptedException {
            long checkEveryMs = Math.clamp(settings.staleAfter().toMillis() / 10, 10, 1_000);
            while (true) {
                String reason = ended;
                if (reason != null) {
                    return reason;
                }
                Instant now = clock.instant();
                Instant waitingSince = unansweredSince;
                if (isStale()) {
                    return "silent for " + settings.staleAfter().toMillis() + " ms";
                }
                if (waitingSince != null && Duration.between(waitingSince, now).compareTo(REPLY_TIMEOUT) > 0) {
                    return "no answer to a subscription";
                }
                if (Duration.between(openedAt, now).compareTo(settings.maxAge()) > 0) {
                    return "renewed at its age limit";
                }
                if (ready) {
                    backoff.reset();
                }
                wait(checkEveryMs);
            }
        }

        synchronized void send(String method, Collection<String> names) {
            if (names.isEmpty() || socket == null || ended != null) {
                return;
            }
            requestId++;
            unansweredSince = clock.instant();
            String request = JSON.writeValueAsString(new Request(method, names, requestId));
            var _ = socket.sendText(request, true).whenComplete((sent, failure) -> {
                if (failure != null) {
                    finish("could not send: " + failure);
                }
            });
        }

        /** Closes the line; at once when the other side no longer answers. */
        void end(String reason) {
            finish(reason);
            WebSocket it = socket;
            if (it == null) {
                return;
            }
            try {
                it.sendClose(WebSocket.NORMAL_CLOSURE, "").get(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("close frame could not be sent name={}", name, e);
            }
            it.abort();
        }

        private synchronized void finish(String reason) {
            if (ended == null) {
                ended = reason;
            }
            notifyAll();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            lastFrameAt = clock.instant();
            text.append(data);
            if (last) {
                String message = text.toString();
                text.setLength(0);
                handle(message);
            } else if (text.length() > MAX_MESSAGE_CHARS) {
                finish("a message was longer than " + MAX_MESSAGE_CHARS + " characters");
                webSocket.abort();
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            lastFrameAt = clock.instant();
            malformed.increment();
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
            lastFrameAt = clock.instant();
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            finish("closed by the exchange with " + statusCode + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            finish(String.valueOf(error));
        }

        private void handle(String message) {
            messages.increment();
            try {
                BinanceEvent event = BinanceMessages.event(message);
                if (event instanceof BinanceEvent.Reply reply) {
                    onReply(reply);
                } else if (ended == null) {
                    listener.onEvent(event);
                }
            } catch (MalformedMessageException e) {
                malformed.increment();
                LOG.debug("malformed message name={}", name, e);
            } catch (RuntimeException e) {
                LOG.error("message could not be handled name={}", name, e);
                finish("a message could not be handled: " + e);
            }
        }

        private void onReply(BinanceEvent.Reply reply) {
            if (reply.error() != null) {
                finish("subscription refused: " + reply.error());
                return;
            }
            boolean first;
            synchronized (this) {
                answeredId = Math.max(answeredId, reply.id());
                if (answeredId >= requestId) {
                    unansweredSince = null;
                }
                first = !ready;
                ready = true;
            }
            if (first) {
                LOG.info("connected name={} streams={}", name, streams.size());
                listener.onSubscribed();
            }
        }
    }

    private record Request(String method, Collection<String> params, long id) {}
}
