package dev.bourse.realtime.client;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;

/**
 * Why a client goes.
 *
 * @param tag the reason in metrics
 * @param code close code, RFC 6455 section 7.4
 * @param reason for a person, at most 123 bytes
 */
record Departure(String tag, int code, String reason) {

    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int POLICY = 1008;
    static final int TOO_BIG = 1009;

    static final Departure SHUTDOWN = new Departure("shutdown", GOING_AWAY, "the server is stopping; connect again");
    static final Departure NO_PONG = new Departure("no_pong", POLICY, "no pong came to the server's ping");
    static final Departure ENDED = new Departure("ended", POLICY, "the account's stream has ended");
    static final Departure LEFT = new Departure("left", NORMAL, "");
    static final Departure LOST = new Departure("lost", NORMAL, "");

    static Departure tooSlow(long millis) {
        return new Departure("slow", POLICY, "too slow: messages waited for more than " + millis + " ms");
    }

    static Departure backlog(int messages) {
        return new Departure("backlog", POLICY, "too slow: more than " + messages + " messages wait to be read");
    }

    static Departure oversized(int maxBytes) {
        return new Departure("oversized", TOO_BIG, "a message must not be longer than " + maxBytes + " bytes");
    }

    static Departure violation(CorruptedWebSocketFrameException e) {
        String message = e.getMessage();
        return new Departure(
                "violation",
                e.closeStatus().code(),
                message == null ? e.closeStatus().reasonText() : message);
    }
}
