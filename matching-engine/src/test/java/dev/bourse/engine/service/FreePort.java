package dev.bourse.engine.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that go away and come back: below those that the system hands out in between. */
final class FreePort {

    private static final int FIRST = 20_000;
    private static final int LAST = 30_000;
    private static final int MOST_TRIES = 100;

    private FreePort() {}

    static int find() throws IOException {
        IOException taken = new IOException("no free port");
        for (int i = 0; i < MOST_TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException e) {
                taken.addSuppressed(e);
            }
        }
        throw taken;
    }
}
