package dev.bourse.realtime;

import dev.bourse.common.log.EventLog;
import dev.bourse.exchange.client.ExchangeClient;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import dev.bourse.exchange.redis.RedisEventLog;
import dev.bourse.exchange.redis.RedisLink;
import dev.bourse.realtime.account.AccountBackend;
import dev.bourse.realtime.account.AccountEvents;
import dev.bourse.realtime.account.AccountStreams;
import dev.bourse.realtime.backend.Backend;
import dev.bourse.realtime.candle.LiveCandles;
import dev.bourse.realtime.client.Broadcaster;
import dev.bourse.realtime.client.ClientLimits;
import dev.bourse.realtime.client.ClientMetrics;
import dev.bourse.realtime.client.Clients;
import dev.bourse.realtime.enigma.EnigmaReaders;
import dev.bourse.realtime.enigma.Enigmas;
import dev.bourse.realtime.exchange.ExchangeReaders;
import dev.bourse.realtime.exchange.OwnTickers;
import dev.bourse.realtime.feed.FeedHealthIndicator;
import dev.bourse.realtime.feed.FeedMetrics;
import dev.bourse.realtime.feed.FeedMonitor;
import dev.bourse.realtime.feed.FeedReaders;
import dev.bourse.realtime.feed.Symbols;
import dev.bourse.realtime.stream.RequestReader;
import dev.bourse.realtime.stream.StreamWatch;
import dev.bourse.realtime.web.ClientUpgrade;
import dev.bourse.realtime.web.Door;
import dev.bourse.realtime.web.EventStreams;
import dev.bourse.realtime.web.HttpErrors;
import dev.bourse.realtime.web.OriginPolicy;
import dev.bourse.realtime.web.Visitors;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.WebHandler;
import reactor.netty.resources.LoopResources;

/** Wires the server: event loops, clients, readers, the door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RealtimeProperties.class)
class RealtimeConfiguration {

    /** As in the first protocol: every price comes by itself. */
    private static final String ROOT = "/";

    /** Quiet until the client says what it wants. */
    private static final String API = "/api/v1/ws";

    /** The same streams for those who only read. */
    private static final String EVENT_STREAMS = "/sse";

    /** Written but not yet taken by the kernel, in bytes: beyond the second a client is behind, until below the first. */
    private static final WriteBufferWaterMark UNSENT = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

    /** What the kernel holds for a client at most, so that one who is slow sees newest prices and not old ones. */
    private static final int SEND_BUFFER = 128 * 1024;

    private static final int BACKLOG = 1024;
    private static final Duration ENGINE_TIMEOUT = Duration.ofSeconds(2);
    private static final int MOST_QUESTIONS = 16;
    private static final Duration EXCHANGE_REDIS_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration HTTP_IDLE = Duration.ofSeconds(60);
    private static final Duration MAX_RECONNECT_DELAY = Duration.ofSeconds(1);

    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        int loops = Math.max(2, Runtime.getRuntime().availableProcessors());
        resources.setLoopResourcesSupplier(() -> LoopResources.create("realtime", 1, loops, true, false));
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }

    /** Named here because other web servers may be on the class path. */
    @Bean
    NettyReactiveWebServerFactory nettyReactiveWebServerFactory(ReactorResourceFactory resources) {
        NettyReactiveWebServerFactory factory = new NettyReactiveWebServerFactory();
        factory.setResourceFactory(resources);
        NettyServerCustomizer sockets = server -> server.option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
                .idleTimeout(HTTP_IDLE);
        factory.addServerCustomizers(sockets);
        return factory;
    }

    @Bean
    LettuceClientOptionsBuilderCustomizer redisConnections() {
        SocketOptions.KeepAliveOptions keepAlive = SocketOptions.KeepAliveOptions.builder()
                .enable()
                .idle(Duration.ofSeconds(5))
                .interval(Duration.ofSeconds(1))
                .count(3)
                .build();
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofSeconds(2))
                        .keepAlive(keepAlive)
                        .build());
    }

    @Bean
    ClientResourcesBuilderCustomizer redisReconnects() {
        return resources -> resources.reconnectDelay(
                () -> Delay.exponential(Duration.ofMillis(50), MAX_RECONNECT_DELAY, 2, TimeUnit.MILLISECONDS));
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    ClientLimits clientLimits(RealtimeProperties properties) {
        return new ClientLimits(
                properties.clientBuffer(),
                properties.slowClientTimeout(),
                properties.pingInterval(),
                properties.closeTimeout(),
                properties.maxSubscriptions(),
                properties.maxRequestsPerSecond());
    }

    @Bean
    ClientMetrics clientMetrics(MeterRegistry registry) {
        return new ClientMetrics(registry);
    }

    @Bean
    Broadcaster broadcaster(
            ReactorResourceFactory resources, ClientLimits limits, ClientMetrics metrics, MeterRegistry registry) {
        EventLoopGroup loops = resources.getLoopResources().onServer(LoopResources.DEFAULT_NATIVE);
        Broadcaster broadcaster = new Broadcaster(loops, limits, metrics);
        registry.gauge("realtime.messages.waiting", broadcaster, Broadcaster::waiting);
        return broadcaster;
    }

    @Bean
    Backend backend(RealtimeProperties properties) {
        return new Backend(properties.backendUrl());
    }

    @Bean
    LiveCandles liveCandles(
            Backend backend,
            InstantSource clock,
            Broadcaster broadcaster,
            RealtimeProperties properties,
            MeterRegistry registry) {
        LiveCandles candles = new LiveCandles(
                backend, clock, properties.conflationInterval(), properties.tradeHistory(), broadcaster::publish);
        registry.gauge("realtime.candles", candles, LiveCandles::watchedCount);
        return candles;
    }

    @Bean
    Enigmas enigmas(InstantSource clock, Broadcaster broadcaster) {
        return new Enigmas(clock, broadcaster::publish);
    }

    @Bean
    EnigmaReaders enigmaReaders(
            Enigmas enigmas,
            Symbols symbols,
            Markets markets,
            StringRedisTemplate redis,
            InstantSource clock,
            Backend backend) {
        return new EnigmaReaders(enigmas, symbols, markets, redis, clock, backend);
    }

    @Bean
    Symbols symbols(StringRedisTemplate redis, RealtimeProperties properties) {
        return new Symbols(redis, properties.supportedSymbols());
    }

    @Bean
    FeedMonitor feedMonitor(InstantSource clock, Broadcaster broadcaster, RealtimeProperties properties) {
        return new FeedMonitor(clock, properties.feedSilence(), properties.feedStatusInterval(), broadcaster::publish);
    }

    @Bean
    FeedHealthIndicator feedHealthIndicator(FeedMonitor monitor) {
        return new FeedHealthIndicator(monitor);
    }

    @Bean
    FeedReaders feedReaders(
            StringRedisTemplate redis,
            Symbols symbols,
            LiveCandles candles,
            Enigmas enigmas,
            Broadcaster broadcaster,
            FeedMonitor monitor,
            MeterRegistry registry,
            InstantSource clock,
            RealtimeProperties properties) {
        FeedReaders.Pace pace = new FeedReaders.Pace(
                properties.symbolsInterval(), properties.conflationInterval(), 2 * properties.tradeHistory());
        return new FeedReaders(
                redis, symbols, candles, enigmas, broadcaster, monitor, new FeedMetrics(registry), clock, pace);
    }

    @Bean
    Markets markets() {
        return new Markets();
    }

    /** Of the exchange's logs, so not the one of market data; each user of it says so itself when nothing answers. */
    @Bean
    ExchangeClient exchangeClient(ClientResources resources, RedisURI exchange) {
        return new ExchangeClient(RedisClient.create(resources, exchange), ENGINE_TIMEOUT, MOST_QUESTIONS);
    }

    @Bean(destroyMethod = "shutdown")
    RedisClient exchangeRedis(ClientResources resources, RedisURI exchange) {
        RedisClient client = RedisClient.create(resources, exchange);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.create())
                .build());
        return client;
    }

    @Bean
    RedisURI exchangeRedisUri(RealtimeProperties properties, DataRedisProperties marketData) {
        String url = properties.exchangeRedisUrl();
        return RedisURI.create(url == null ? Objects.requireNonNull(marketData.getUrl()) : url);
    }

    @Bean
    OwnTickers ownTickers(Backend backend, Markets markets, Broadcaster broadcaster) {
        return new OwnTickers(backend, symbol -> markets.find(symbol) != null, broadcaster::publish);
    }

    @Bean
    ExchangeReaders exchangeReaders(
            ExchangeClient engine,
            RedisClient exchangeRedis,
            Markets markets,
            LiveCandles candles,
            Enigmas enigmas,
            OwnTickers tickers,
            AccountEvents accounts,
            Broadcaster broadcaster) {
        return new ExchangeReaders(
                engine, log(exchangeRedis), markets, candles, enigmas, tickers, accounts, broadcaster);
    }

    private static EventLog log(RedisClient exchangeRedis) {
        return new RedisEventLog(new RedisLink(exchangeRedis, EXCHANGE_REDIS_TIMEOUT));
    }

    @Bean
    AccountEvents accountEvents(MeterRegistry registry) {
        AccountEvents events = new AccountEvents();
        registry.gauge("realtime.accounts", events, AccountEvents::liveCount);
        return events;
    }

    @Bean
    AccountBackend accountBackend(RealtimeProperties properties) {
        return new AccountBackend(properties.backendUrl());
    }

    @Bean
    AccountStreams accountStreams(
            AccountBackend backend,
            RedisClient exchangeRedis,
            Markets markets,
            AccountEvents events,
            RealtimeProperties properties) {
        return new AccountStreams(backend, log(exchangeRedis), markets, events, properties.sessionCheckInterval());
    }

    @Bean
    RequestReader requestReader(Symbols symbols, Markets markets) {
        return new RequestReader(
                symbols, () -> markets.all().stream().map(Market::symbol).toList());
    }

    @Bean
    Clients clients(
            Broadcaster broadcaster,
            List<StreamWatch> watches,
            AccountStreams accounts,
            Symbols symbols,
            RequestReader reader,
            ClientLimits limits,
            ClientMetrics metrics) {
        return new Clients(broadcaster, watches, accounts, symbols, reader, limits, metrics);
    }

    @Bean
    OriginPolicy originPolicy(RealtimeProperties properties) {
        return new OriginPolicy(properties.corsOrigin());
    }

    @Bean
    SimpleUrlHandlerMapping clientPaths(
            Clients clients, AccountStreams accounts, OriginPolicy origins, RequestReader reader, ClientLimits limits) {
        Visitors visitors = new Visitors(origins);
        Map<String, WebHandler> handlers = Map.of(
                ROOT, new ClientUpgrade(clients, visitors, true),
                API, new ClientUpgrade(clients, visitors, false),
                EVENT_STREAMS, new EventStreams(clients, accounts, visitors, reader, limits));
        return new SimpleUrlHandlerMapping(handlers, Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Door door(RealtimeProperties properties, OriginPolicy origins, Broadcaster broadcaster, ClientMetrics metrics) {
        return new Door(Set.of(ROOT, API), EVENT_STREAMS, origins, properties.maxClients(), broadcaster, metrics);
    }

    @Bean
    HttpErrors httpErrors() {
        return new HttpErrors();
    }
}
