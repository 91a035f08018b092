package dev.bourse.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that start later, or go away and come back.
 *
 * <p>A port that the system hands out for {@code 0} and that is then given back is only probably free a moment later: another
 * program may be given the same one, and a client that looks in vain for the server may even be connected to itself there. So
 * these are below all that systems hand out by themselves, and no two programs that ask here get the same: ports come in rows,
 * and whoever holds the row listens on the port before it until its JVM ends.
 */
public final class FreePorts {

    /** So many ports belong together. */
    public static final int ROW = 15;

    private static final int FIRST = 12_000;
    private static final int LAST = 32_000;
    private static final int ROWS = (LAST - FIRST) / (ROW + 1);
    private static final int MOST_TRIES = 1_000;

    private static final List<ServerSocket> HELD = new ArrayList<>();

    private FreePorts() {}

    /** The first of {@link #ROW} free ports in a row; they are the caller's until its JVM ends. */
    public static synchronized int next() {
        for (int i = 0; i < MOST_TRIES; i++) {
            int guard = FIRST + ThreadLocalRandom.current().nextInt(ROWS) * (ROW + 1);
            if (take(guard)) {
                return guard + 1;
            }
        }
        throw new IllegalStateException("no " + ROW + " free ports in a row from " + FIRST + " to " + LAST);
    }

    /** Holds the port before a row, and looks whether a stranger listens in it. */
    private static boolean take(int guard) {
        try {
            HELD.add(listen(guard));
            for (int port = guard + 1; port <= guard + ROW; port++) {
                listen(port).close();
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
