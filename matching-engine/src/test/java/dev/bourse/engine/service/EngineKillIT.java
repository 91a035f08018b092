package dev.bourse.engine.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bourse.engine.journal.Replica;
import dev.bourse.exchange.redis.RedisEventLog;
import dev.bourse.exchange.redis.RedisLink;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed twenty times under load, and Redis too, at random moments: nothing acknowledged is lost, nothing happens twice. */
final class EngineKillIT {

    private static final int KILLS = 20;
    private static final int ACCOUNTS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void nothingAcknowledgedIsLostAndNothingHappensTwice() throws Exception {
        try (RedisProcess redis = new RedisProcess(folder);
                RedisClient client = client(redis);
                RandomLoad load = new RandomLoad(client, ACCOUNTS, seed)) {
            Witness witness = new Witness(client);
            EngineProcess engine = engine(redis);
            awaitFirstSnapshot();
            load.start();
            for (int kill = 0; kill < KILLS; kill++) {
                if (kill % 2 == 0) {
                    awaitReplies(load);
                }
                Thread.sleep(random.nextInt(700));
                if (kill % 6 == 5) {
                    redis.kill();
                    Thread.sleep(random.nextInt(300));
                    redis.restart();
                }
                EngineProcess standby = kill % 4 == 2 ? engine(redis) : null;
                engine.kill();
                engine = standby == null ? engine(redis) : standby;
            }
            load.stop();
            long last = load.ping();
            await().atMost(PATIENCE).until(() -> load.replies().containsKey(last));
            engine.close();
            witness.finish();

            assertEventLog(client, witness);
            Set<String> lost = new HashSet<>(load.appended());
            lost.removeAll(witness.positions());
            assertThat(lost).as("acknowledged and lost, seed %d", seed).isEmpty();
            assertReplies(load, witness);
            assertEverythingAddsUp(witness.replica());
            assertThat(load.appended()).as("enough happened").hasSizeGreaterThan(10_000);
        }
    }

    private void assertEventLog(RedisClient client, Witness witness) {
        RedisEventLog log = new RedisEventLog(new RedisLink(client, PATIENCE));
        List<byte[]> entries = new ArrayList<>();
        long[] after = {0};
        int read;
        do {
            read = log.read(after[0], 5_000, Duration.ZERO, (lastSequence, buffer, offset, length) -> {
                byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                entries.add(bytes);
                after[0] = lastSequence;
            });
        } while (read > 0);
        assertThat(entries.size())
                .as("entries, seed %d", seed)
                .isEqualTo(witness.entries().size());
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i))
                    .as("entry %d, seed %d", i, seed)
                    .isEqualTo(witness.entries().get(i));
        }
    }

    /** A command may be replied to more than once, and always in the same words. */
    private void assertReplies(RandomLoad load, Witness witness) {
        load.replies().forEach((requestId, parts) -> {
            for (byte[] part : parts) {
                assertThat(witness.reply(requestId))
                        .as("reply to %d, seed %d", requestId, seed)
                        .contains(part);
            }
        });
    }

    private void assertEverythingAddsUp(Replica replica) {
        Map<Integer, Long> sums = new HashMap<>();
        replica.engine().ledger().visit((accountId, asset, available, locked) -> {
            assertThat(Math.min(available, locked)).isNotNegative();
            sums.merge(asset, available + locked, Long::sum);
        });
        assertThat(sums).as("seed %d", seed).isEqualTo(Map.of(0, ACCOUNTS * 1_000_000L, 1, ACCOUNTS * 1_000_000_000L));
    }

    private void awaitReplies(RandomLoad load) {
        int before = load.replies().size();
        await().atMost(PATIENCE).until(() -> load.replies().size() > before);
    }

    /** It is at the beginning of the log, so that nothing is trimmed and the witness can read all of it. */
    private void awaitFirstSnapshot() {
        File snapshots = folder.resolve("snapshots").toFile();
        await().atMost(PATIENCE).until(() -> {
            String[] files = snapshots.list((directory, name) -> name.endsWith(".snapshot"));
            return files != null && files.length > 0;
        });
    }

    private EngineProcess engine(RedisProcess redis) throws IOException {
        return EngineProcess.start(
                folder,
                List.of(
                        "SERVER_PORT=0",
                        "REDIS_URL=" + redis.url(),
                        "SNAPSHOT_DIRECTORY=" + folder.resolve("snapshots"),
                        "SNAPSHOT_INTERVAL=300ms",
                        "SNAPSHOTS_KEPT=1000",
                        "KEEP_EVENTS=1000000000"));
    }

    private static RedisClient client(RedisProcess redis) {
        RedisClient client = RedisClient.create(redis.url());
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        return client;
    }
}
