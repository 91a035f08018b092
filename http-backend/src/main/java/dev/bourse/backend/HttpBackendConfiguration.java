package dev.bourse.backend;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bourse.db.DatabaseUrl;
import dev.bourse.service.InvalidSettingException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamWriteFeature;

/** Connects the API to the database and Redis. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpBackendProperties.class)
public class HttpBackendConfiguration {

    /** The network may be a little slower than the database's own clock, but must not hold a request for ever. */
    private static final int SOCKET_MARGIN_SECONDS = 2;

    /** The pool that can write, which the general one can't: for accounts and their keys. */
    public static final String WRITING = "writing";

    /** Starts without a database as well: requests are answered with 503 until it is there. */
    @Bean
    HikariDataSource dataSource(HttpBackendProperties properties) {
        HikariConfig config = pool("http-backend", properties.dbPoolSize(), properties);
        config.setMinimumIdle(Math.min(2, properties.dbPoolSize()));
        config.addDataSourceProperty("options", options(properties) + " -c default_transaction_read_only=on");
        return new HikariDataSource(config);
    }

    @Bean(defaultCandidate = false)
    @Qualifier(WRITING)
    HikariDataSource writingDataSource(HttpBackendProperties properties) {
        HikariConfig config = pool("http-backend-writing", properties.dbWritePoolSize(), properties);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("options", options(properties));
        return new HikariDataSource(config);
    }

    private static HikariConfig pool(String name, int size, HttpBackendProperties properties) {
        DatabaseUrl url = databaseUrl(properties.databaseUrl());
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url.jdbcUrl());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(properties.dbConnectTimeout().toMillis());
        config.setValidationTimeout(properties.dbConnectTimeout().toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", name);
        config.addDataSourceProperty(
                "connectTimeout", ceilSeconds(properties.dbConnectTimeout().toMillis()));
        config.addDataSourceProperty(
                "socketTimeout", ceilSeconds(properties.dbQueryTimeout().toMillis()) + SOCKET_MARGIN_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", true);
        return config;
    }

    private static String options(HttpBackendProperties properties) {
        return "-c statement_timeout=" + properties.dbQueryTimeout().toMillis()
                + " -c idle_in_transaction_session_timeout=10000";
    }

    /** A command to a Redis that is away fails at once; waiting for it would hold requests that can do without. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
    }

    /** What many requests send to Redis at about the same time goes out together: the system call costs more than the command. */
    @Bean
    ClientResourcesBuilderCustomizer fewSystemCalls() {
        return resources -> resources.nettyCustomizer(new NettyCustomizer() {
            @Override
            public void afterChannelInitialized(Channel channel) {
                channel.pipeline()
                        .addFirst(new FlushConsolidationHandler(
                                FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true));
            }
        });
    }

    @Bean
    JsonMapperBuilderCustomizer plainDecimals() {
        return mapper -> mapper.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    private static DatabaseUrl databaseUrl(String setting) {
        try {
            return DatabaseUrl.parse(setting);
        } catch (IllegalArgumentException e) { // its value is not repeated: it may hold a password
            throw new InvalidSettingException("DATABASE_URL", "...", "a URL such as " + DatabaseUrl.FORM);
        }
    }

    private static long ceilSeconds(long milliseconds) {
        return Math.ceilDiv(milliseconds, 1000);
    }
}
