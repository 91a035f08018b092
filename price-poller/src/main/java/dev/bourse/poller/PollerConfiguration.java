package dev.bourse.poller;

import dev.bourse.poller.binance.BinanceRest;
import dev.bourse.poller.binance.BinanceStream;
import dev.bourse.poller.binance.StreamSettings;
import dev.bourse.poller.feed.MarketFeed;
import dev.bourse.poller.feed.OfferedSymbols;
import dev.bourse.poller.sink.FeedMemory;
import dev.bourse.poller.sink.RedisWriter;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Wires the poller. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PollerProperties.class)
class PollerConfiguration {

    private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(2);

    /** The longest that the ages of two connections differ, so that they are not renewed at the same time. */
    private static final Duration RENEWAL_STAGGER = Duration.ofMinutes(30);

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    // Not close(), which waits for every request that is still under way.
    @Bean(destroyMethod = "shutdownNow")
    HttpClient httpClient() {
        return HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Bean
    BinanceRest binanceRest(HttpClient client, PollerProperties settings, InstantSource clock) {
        return new BinanceRest(client, settings.binanceRestUrl(), clock);
    }

    @Bean(destroyMethod = "shutdown")
    RedisClient writerClient(@Value("${spring.data.redis.url}") String url) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(REDIS_TIMEOUT);
        RedisClient client = RedisClient.create(uri);
        // The writer must see each loss of the connection, for Redis may have come back with less than it had.
        client.setOptions(ClientOptions.builder().autoReconnect(false).build());
        return client;
    }

    @Bean(destroyMethod = "")
    RedisWriter redisWriter(RedisClient writerClient, PollerProperties settings, MeterRegistry metrics) {
        return new RedisWriter(writerClient::connect, settings.bufferSize(), metrics);
    }

    @Bean
    FeedMemory feedMemory(StringRedisTemplate redis) {
        return new FeedMemory(redis);
    }

    @Bean
    MarketFeed marketFeed(
            PollerProperties settings,
            BinanceRest rest,
            FeedMemory memory,
            RedisWriter writer,
            MeterRegistry metrics,
            InstantSource clock) {
        return new MarketFeed(settings.feedSettings(), rest, memory, writer, metrics, clock);
    }

    @Bean
    OfferedSymbols offeredSymbols(BinanceRest rest, FeedMemory memory, InstantSource clock) {
        return new OfferedSymbols(rest, memory, clock);
    }

    @Bean
    FeedLifecycle feedLifecycle(
            PollerProperties settings,
            HttpClient client,
            InstantSource clock,
            MarketFeed feed,
            OfferedSymbols offered,
            RedisWriter writer,
            MeterRegistry metrics) {
        Duration age = settings.maxConnectionAge();
        Duration tenth = age.dividedBy(10);
        Duration stagger = tenth.compareTo(RENEWAL_STAGGER) < 0 ? tenth : RENEWAL_STAGGER;
        List<BinanceStream> streams = List.of(
                new BinanceStream("1", streamSettings(settings, age), client, clock, feed, metrics),
                new BinanceStream("2", streamSettings(settings, age.minus(stagger)), client, clock, feed, metrics));
        return new FeedLifecycle(settings, feed, offered, streams, writer);
    }

    @Bean
    HealthIndicator binanceHealthIndicator(MarketFeed feed, PollerProperties settings) {
        return () -> {
            Health.Builder health = feed.connectionsUp() > 0 ? Health.up() : Health.down();
            return health.withDetail("source", settings.source())
                    .withDetails(feed.state())
                    .build();
        };
    }

    private static StreamSettings streamSettings(PollerProperties settings, Duration maxAge) {
        return new StreamSettings(
                settings.binanceWebsocketUrl(),
                settings.reconnectDelay(),
                settings.maxReconnectDelay(),
                settings.staleAfter(),
                maxAge);
    }
}
