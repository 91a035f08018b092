package dev.bourse.uploader;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bourse.db.DatabaseUrl;
import dev.bourse.exchange.redis.RedisEventLog;
import dev.bourse.service.InvalidSettingException;
import dev.bourse.uploader.Uploads.Upload;
import dev.bourse.uploader.exchange.ExchangeStore;
import dev.bourse.uploader.store.LateCandles;
import dev.bourse.uploader.store.Projection;
import dev.bourse.uploader.store.Store;
import dev.bourse.uploader.stream.DoneEntries;
import dev.bourse.uploader.stream.GroupReader;
import dev.bourse.uploader.stream.Instruments;
import dev.bourse.uploader.stream.RedisLink;
import dev.bourse.uploader.stream.StreamKeeper;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Connects the streams to the database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploaderProperties.class)
class UploaderConfiguration {

    private static final Duration REDIS_TIMEOUT = Duration.ofSeconds(5);
    private static final long CONNECT_TIMEOUT_MS = 3_000;
    private static final int CONNECT_TIMEOUT_SECONDS = 3;

    /** A database that is reachable but silent for so long is one that is away. */
    private static final int SILENCE_SECONDS = 60;

    /** Starts without a database as well: the streams grow until it is there. */
    @Bean
    HikariDataSource dataSource(UploaderProperties properties) {
        DatabaseUrl url = databaseUrl(properties.databaseUrl());
        HikariConfig config = new HikariConfig();
        config.setPoolName(BatchUploaderApplication.NAME);
        config.setJdbcUrl(url.jdbcUrl());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setMaximumPoolSize(properties.dbPoolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
        config.setInitializationFailTimeout(-1);
        List<String> sessionTables = new ArrayList<>(Projection.sessionTables());
        sessionTables.addAll(ExchangeStore.sessionTables());
        config.setConnectionInitSql(String.join(";", sessionTables));
        config.addDataSourceProperty("ApplicationName", BatchUploaderApplication.NAME);
        config.addDataSourceProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        config.addDataSourceProperty("socketTimeout", SILENCE_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", true);
        return new HikariDataSource(config);
    }

    /** A command to a Redis that is away fails at once; the uploads themselves try again. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    LateCandles lateCandles(DataSource dataSource, InstantSource clock) {
        return new LateCandles(dataSource, clock);
    }

    @Bean
    CountDownLatch stop() {
        return new CountDownLatch(1);
    }

    /** The exchange has a Redis of its own. A command to it fails at once when it is away; the upload itself tries again. */
    @Bean(destroyMethod = "shutdown")
    RedisClient exchangeRedis(UploaderProperties properties) {
        RedisClient client = RedisClient.create(redisUri(properties.exchangeRedisUrl()));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
        return client;
    }

    @Bean
    EventUpload eventUpload(
            UploaderProperties properties,
            RedisClient exchangeRedis,
            DataSource dataSource,
            LateCandles lateCandles,
            MeterRegistry registry,
            InstantSource clock,
            CountDownLatch stop) {
        return new EventUpload(
                new RedisEventLog(new dev.bourse.exchange.redis.RedisLink(exchangeRedis, REDIS_TIMEOUT)),
                new ExchangeStore(dataSource),
                lateCandles,
                properties,
                new EventMetrics(registry),
                clock,
                stop);
    }

    @Bean
    ExchangeHealthIndicator exchangeHealthIndicator(EventUpload upload) {
        return new ExchangeHealthIndicator(upload);
    }

    /** Two connections for each stream: one for the reader, which blocks, and one for the rest. */
    @Bean
    Uploads uploads(
            UploaderProperties properties,
            LettuceConnectionFactory redis,
            DataSource dataSource,
            EventUpload exchange,
            LateCandles lateCandles,
            MeterRegistry registry,
            InstantSource clock,
            CountDownLatch stop,
            ApplicationEventPublisher events) {
        RedisClient client = (RedisClient) redis.getRequiredNativeClient();
        String consumer = properties.consumerName().isEmpty() ? uniqueName() : properties.consumerName();
        List<Upload> uploads = new ArrayList<>();
        for (Projection projection : Projection.values()) {
            String stream = projection.stream();
            RedisLink commands = new RedisLink(client, REDIS_TIMEOUT);
            UploadMetrics metrics = new UploadMetrics(registry, stream);
            StreamUpload upload = new StreamUpload(
                    projection,
                    properties,
                    new GroupReader(new RedisLink(client, REDIS_TIMEOUT), stream, consumer),
                    new DoneEntries(commands, stream, properties.deadEntries()),
                    new Store(dataSource),
                    lateCandles,
                    metrics,
                    stop);
            StreamKeeper keeper =
                    new StreamKeeper(commands, stream, properties.keepEntries(), properties.consumerExpiry(), clock);
            uploads.add(new Upload(upload, keeper, metrics));
        }
        Instruments instruments = new Instruments(new RedisLink(client, REDIS_TIMEOUT));
        return new Uploads(List.copyOf(uploads), exchange, instruments, lateCandles, stop, events);
    }

    @Bean
    DatabaseHealthIndicator dbHealthIndicator(DataSource dataSource) {
        return new DatabaseHealthIndicator(dataSource);
    }

    @Bean
    UploadHealthIndicator uploadHealthIndicator(Uploads uploads) {
        return new UploadHealthIndicator(uploads.streams());
    }

    private static DatabaseUrl databaseUrl(String setting) {
        try {
            return DatabaseUrl.parse(setting);
        } catch (IllegalArgumentException e) { // its value is not repeated: it may hold a password
            throw new InvalidSettingException("DATABASE_URL", "...", "a URL such as " + DatabaseUrl.FORM);
        }
    }

    private static RedisURI redisUri(String setting) {
        try {
            return RedisURI.create(setting);
        } catch (IllegalArgumentException e) { // its value is not repeated: it may hold a password
            throw new InvalidSettingException("EXCHANGE_REDIS_URL", "...", "a URL such as redis://localhost:6379");
        }
    }

    private static String uniqueName() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown";
        }
        return host + "-" + ProcessHandle.current().pid() + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
