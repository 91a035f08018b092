package dev.bourse.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class FreePortsTest {

    /** From here on systems hand out ports by themselves. */
    private static final int HANDED_OUT = 32_768;

    @Test
    void allPortsOfARowCanBeListenedOn() throws Exception {
        int first = FreePorts.next();

        for (int port = first; port < first + FreePorts.ROW; port++) {
            try (ServerSocket socket = listen(port)) {
                assertThat(socket.getLocalPort()).isEqualTo(port).isLessThan(HANDED_OUT);
            }
        }
    }

    @Test
    void noPortIsGivenTwice() {
        Set<Integer> given = new TreeSet<>();

        for (int row = 0; row < 100; row++) {
            int first = FreePorts.next();
            for (int port = first; port < first + FreePorts.ROW; port++) {
                assertThat(given.add(port)).as("port " + port + " is new").isTrue();
            }
        }
    }

    @Test
    void anotherProgramIsKeptAwayAlsoWhileNothingListens() {
        int first = FreePorts.next();

        assertThatThrownBy(() -> listen(first - 1)).isInstanceOf(BindException.class);
    }

    private static ServerSocket listen(int port) throws Exception {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
