package dev.bourse.realtime.client;

import dev.bourse.realtime.stream.Frame;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.List;

/** How what a client is sent looks on its socket. */
sealed interface Wire permits WebSocketWire, EventStreamWire {

    /** A message. */
    ByteBuf one(Frame frame);

    /** Messages of streams, at least one, as one JSON array. */
    ByteBuf array(List<Frame> frames);

    /** What shows that the server is there, and that the client still is. */
    Object heartbeat();

    /** How often there is a heartbeat. */
    Duration heartbeatInterval(ClientLimits limits);

    /** Why the server closes the connection. */
    Object farewell(Departure why);

    /** True when the client answers heartbeats and the farewell. */
    boolean isAnswered();
}
