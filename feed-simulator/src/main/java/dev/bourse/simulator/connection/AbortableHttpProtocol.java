package dev.bourse.simulator.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Tomcat's usual connector, which can also cut a client's TCP connection: WebSocket itself only has the polite way. */
public final class AbortableHttpProtocol extends Http11NioProtocol implements SocketAborter {

    @Override
    public void abort(InetSocketAddress client) {
        for (SocketWrapperBase<NioChannel> socket : getEndpoint().getConnections()) {
            if (socket.getRemotePort() == client.getPort()
                    && socket.getRemoteAddr().equals(client.getAddress().getHostAddress())) {
                reset(socket);
            }
        }
    }

    private static void reset(SocketWrapperBase<NioChannel> socket) {
        try {
            // With no time to linger, closing sends RST instead of FIN and drops what was not sent yet.
            socket.getSocket().getIOChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        socket.close();
    }
}
