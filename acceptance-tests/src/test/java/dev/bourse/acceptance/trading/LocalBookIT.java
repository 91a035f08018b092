package dev.bourse.acceptance.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.acceptance.RunningBourse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A bot that keeps a book from the stream, over connections that break, has the book that everybody sees. */
@Tag("long")
final class LocalBookIT {

    private static final String MARKET = "TATA_INR";
    private static final int ORDERS = 100_000;
    private static final int BOTS = 200;
    private static final long MARK_TICKS = 17;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void bookFromTheStreamIsTheBook() throws Exception {
        Path data = directory.resolve("data");
        try (RunningBourse bourse = RunningBourse.start(data, Exchange.SETTINGS)) {
            Floor floor = Exchange.of(bourse, data).floor().opens(MARKET);
            try (OrderFlood flood =
                            new OrderFlood(bourse.exchangeRedisPort(), floor.name(MARKET), BOTS, random.nextLong());
                    BookKeeper keeper = new BookKeeper(bourse.websocketPort(), floor.name(MARKET))) {
                follow(floor, flood, keeper);
            }
        }
    }

    private void follow(Floor floor, OrderFlood flood, BookKeeper keeper) throws Exception {
        keeper.reconnect();
        long startedAt = System.nanoTime();
        Thread trading = Thread.ofPlatform().name("flood").start(() -> {
            try {
                flood.send(ORDERS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Map<Long, Long> seen = new HashMap<>();
        while (!trading.join(Duration.ofMillis(random.nextInt(50, 400)))) {
            JsonNode depth = depth(floor);
            seen.put(depth.path("lastUpdateId").asLong(), LocalBook.checksum(LocalBook.levels(depth)));
            keeper.book();
            if (random.nextInt(4) == 0) {
                keeper.reconnect();
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
        flood.mark(MARK_TICKS);
        await().atMost(PATIENCE).until(() -> keeper.book().levels().containsKey("bid 0.17"));

        JsonNode depth = depth(floor);
        LocalBook book = keeper.book();
        assertThat(book.lastId())
                .as("update id, seed %d", seed)
                .isEqualTo(depth.path("lastUpdateId").asLong());
        assertThat(book.levels()).as("seed %d", seed).isEqualTo(LocalBook.levels(depth));
        assertThat(book.checksums().get(book.lastId()))
                .as("checksum, seed %d", seed)
                .isEqualTo(LocalBook.checksum(LocalBook.levels(depth)));
        seen.keySet().retainAll(book.checksums().keySet());
        assertThat(book.checksums()).as("books on the way, seed %d", seed).containsAllEntriesOf(seen);
        System.out.printf(
                "%d orders in %d ms, %d changes, %d snapshots, %d levels, %d books on the way were the same, seed %d%n",
                ORDERS,
                took.toMillis(),
                book.changes(),
                book.snapshots(),
                book.levels().size(),
                seen.size(),
                seed);
        assertThat(book.snapshots()).as("the connection was cut, seed %d", seed).isGreaterThan(2);
    }

    private static JsonNode depth(Floor floor) {
        return floor.published("depth?limit=5000&symbol=" + floor.name(MARKET));
    }
}
