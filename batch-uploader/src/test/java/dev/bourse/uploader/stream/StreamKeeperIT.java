package dev.bourse.uploader.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.redis.RedisNames;
import dev.bourse.uploader.TestRedis;
import io.lettuce.core.Consumer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamKeeperIT {

    private static final String STREAM = "trades";

    @TempDir
    private Path folder;

    private TestRedis redis;
    private RedisClient client;
    private RedisCommands<String, String> commands;
    private StreamKeeper keeper;

    @BeforeEach
    void start() throws IOException {
        redis = new TestRedis(folder);
        client = RedisClient.create(redis.url());
        commands = client.connect().sync();
        commands.xgroupCreate(
                StreamOffset.from(STREAM, "0"), RedisNames.UPLOADER_GROUP, XGroupCreateArgs.Builder.mkstream());
        keeper = new StreamKeeper(
                new RedisLink(client, Duration.ofSeconds(5)),
                STREAM,
                100_000,
                Duration.ofMinutes(1),
                InstantSource.system());
    }

    @AfterEach
    void stop() throws IOException {
        client.shutdown();
        redis.close();
    }

    @Test
    void onlyWhatIsNotAcknowledgedIsStillToDo() {
        add(50);
        take(40).forEach(it -> commands.xack(STREAM, RedisNames.UPLOADER_GROUP, it));
        take(4);

        assertThat(keeper.keep()).satisfies(it -> {
            assertThat(it.entries()).isEqualTo(10);
            assertThat(it.pending()).isEqualTo(4);
        });
    }

    @Test
    void nothingIsToDoWhenAllIsAcknowledged() {
        add(50);
        take(50).forEach(it -> commands.xack(STREAM, RedisNames.UPLOADER_GROUP, it));

        assertThat(keeper.keep()).isEqualTo(Backlog.NONE);
    }

    @Test
    void whatIsToDoIsNeverToldAsLess() {
        add(2_500);
        take(100).forEach(it -> commands.xack(STREAM, RedisNames.UPLOADER_GROUP, it));

        assertThat(keeper.keep().entries()).isBetween(2_400L, 2_500L);
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            commands.xadd(STREAM, Map.of("data", Integer.toString(i)));
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> take(int count) {
        return commands
                .xreadgroup(
                        Consumer.from(RedisNames.UPLOADER_GROUP, "test"),
                        XReadArgs.Builder.count(count),
                        StreamOffset.lastConsumed(STREAM))
                .stream()
                .map(it -> it.getId())
                .toList();
    }
}
