package dev.bourse.engine;

import dev.bourse.engine.journal.DiskSnapshotFiles;
import dev.bourse.engine.journal.SnapshotStore;
import dev.bourse.engine.runtime.EngineLoop;
import dev.bourse.engine.runtime.EngineRunner;
import dev.bourse.engine.runtime.EventPublisher;
import dev.bourse.engine.runtime.QueryQueue;
import dev.bourse.engine.runtime.Recovery;
import dev.bourse.engine.runtime.SnapshotRunner;
import dev.bourse.engine.runtime.Snapshotter;
import dev.bourse.engine.transport.RedisQueries;
import dev.bourse.engine.transport.RedisReplies;
import dev.bourse.exchange.redis.RedisCommandLog;
import dev.bourse.exchange.redis.RedisEventLog;
import dev.bourse.exchange.redis.RedisLink;
import dev.bourse.service.InvalidSettingException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.TimeoutOptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Connects the engine to its logs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineProperties.class)
class EngineConfiguration {

    private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(5);

    /** With 500 commands in between, a replica for snapshots follows 100,000 commands a second. */
    private static final Duration SNAPSHOT_REST = Duration.ofMillis(4);

    /**
     * A command to a Redis that is away fails at once; the engine itself tries again. Who asks waits with a timeout, so that the client needs
     * no timer for each of many thousand commands a second.
     */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.create());
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    RedisClient redisClient(LettuceConnectionFactory redis) {
        return (RedisClient) redis.getRequiredNativeClient();
    }

    @Bean
    RedisEventLog eventLog(RedisClient client) {
        return new RedisEventLog(link(client));
    }

    @Bean
    RedisReplies replies(RedisEventLog events) {
        return new RedisReplies(events);
    }

    @Bean
    QueryQueue queryQueue(RedisReplies replies) {
        return new QueryQueue(replies);
    }

    @Bean
    RedisQueries redisQueries(RedisClient client, QueryQueue queue) {
        return new RedisQueries(client, queue);
    }

    @Bean
    EngineMetrics engineMetrics(MeterRegistry registry, QueryQueue queue, InstantSource clock) {
        return new EngineMetrics(registry, queue, clock);
    }

    @Bean
    SnapshotStore snapshotStore(EngineProperties properties) {
        try {
            return new SnapshotStore(new DiskSnapshotFiles(properties.snapshotDirectory()), properties.snapshotsKept());
        } catch (IOException e) {
            throw new InvalidSettingException(
                    "SNAPSHOT_DIRECTORY",
                    properties.snapshotDirectory().toString(),
                    "a directory that can be written to");
        }
    }

    @Bean
    EngineRunner engineRunner(
            RedisClient client,
            SnapshotStore snapshots,
            RedisEventLog events,
            RedisReplies replies,
            QueryQueue queue,
            RedisQueries queries,
            EngineMetrics metrics,
            InstantSource clock,
            ApplicationEventPublisher availability) {
        RedisCommandLog commands = new RedisCommandLog(link(client));
        EngineRunner.Start start = () -> {
            Recovery.Recovered recovered = new Recovery(snapshots, commands, events).recover();
            EventPublisher publisher =
                    new EventPublisher(events, replies, recovered.replica().progress());
            EngineLoop loop = new EngineLoop(recovered, commands, publisher, queue, clock, metrics);
            queries.listen();
            return loop;
        };
        // Not alive any more: an orchestrator starts it again, which heals what can be healed and says what can't.
        return new EngineRunner(
                start, () -> AvailabilityChangeEvent.publish(availability, EngineRunner.class, LivenessState.BROKEN));
    }

    @Bean
    SnapshotRunner snapshotRunner(
            EngineRunner engine,
            RedisClient client,
            SnapshotStore snapshots,
            EngineProperties properties,
            InstantSource clock) {
        RedisCommandLog commands = new RedisCommandLog(link(client));
        RedisEventLog events = new RedisEventLog(link(client));
        SnapshotRunner.Start start = () -> new Snapshotter(
                new Recovery(snapshots, commands, events).recover().replica(),
                commands,
                events,
                snapshots,
                properties.keepEvents(),
                () -> LockSupport.parkNanos(SNAPSHOT_REST.toNanos()));
        return new SnapshotRunner(engine, start, properties.snapshotInterval(), properties.snapshotEvents(), clock);
    }

    @Bean
    EngineService engineService(EngineRunner engine, SnapshotRunner snapshots, RedisQueries queries) {
        return new EngineService(engine, snapshots, List.of(queries));
    }

    @Bean
    EngineHealthIndicator engineHealthIndicator(
            EngineRunner engine,
            SnapshotRunner snapshots,
            RedisClient client,
            EngineProperties properties,
            InstantSource clock) {
        return new EngineHealthIndicator(engine, snapshots, new RedisCommandLog(link(client)), properties, clock);
    }

    private static RedisLink link(RedisClient client) {
        return new RedisLink(client, REDIS_TIMEOUT);
    }
}
