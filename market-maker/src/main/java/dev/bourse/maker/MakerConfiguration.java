package dev.bourse.maker;

import dev.bourse.maker.api.Credentials;
import dev.bourse.maker.api.ExchangeApi;
import dev.bourse.maker.api.KeyHolder;
import dev.bourse.maker.quoting.MakerMetrics;
import dev.bourse.maker.quoting.MarketMaker;
import dev.bourse.maker.quoting.QuotedMarket;
import dev.bourse.maker.quoting.Timing;
import dev.bourse.maker.reference.FeedPrices;
import dev.bourse.maker.reference.OwnPrices;
import dev.bourse.maker.reference.Reference;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Wires the maker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MakerProperties.class)
class MakerConfiguration {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    // Not close(), which waits for every request that is still under way.
    @Bean(destroyMethod = "shutdownNow")
    HttpClient httpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Bean
    KeyHolder keyHolder(MakerProperties settings) {
        settings.requireConsistent();
        if (!settings.apiKeyFile().isEmpty()) {
            return KeyHolder.in(Path.of(settings.apiKeyFile()));
        }
        return settings.apiKey().isEmpty()
                ? KeyHolder.empty()
                : KeyHolder.of(
                        new Credentials(settings.apiKey(), settings.apiSecret().value()));
    }

    @Bean
    ExchangeApi exchangeApi(HttpClient client, MakerProperties settings, KeyHolder keys, InstantSource clock) {
        return new ExchangeApi(client, settings.apiUrl(), keys, clock);
    }

    @Bean
    FeedPrices feedPrices(MakerProperties settings, StringRedisTemplate redis, InstantSource clock) {
        List<String> symbols = settings.markets().stream()
                .map(Entries::value)
                .filter(it -> !isNumber(it))
                .distinct()
                .toList();
        return new FeedPrices(symbols, keys -> redis.opsForValue().multiGet(keys), clock);
    }

    @Bean
    OwnPrices ownPrices() {
        return new OwnPrices();
    }

    @Bean
    MarketMaker marketMaker(
            HttpClient client,
            MakerProperties settings,
            KeyHolder keys,
            ExchangeApi api,
            FeedPrices feed,
            OwnPrices own,
            MeterRegistry metrics,
            InstantSource clock) {
        return new MarketMaker(
                client,
                settings.websocketUrl(),
                keys,
                api,
                settings.markets().stream()
                        .map(it -> quoted(it, settings, feed, own))
                        .toList(),
                settings.markets().stream()
                        .filter(it -> isNumber(Entries.value(it)))
                        .map(Entries::name)
                        .toList(),
                own,
                new MarketMaker.Rules(
                        new Timing(
                                settings.quoteInterval(),
                                settings.staleAfter(),
                                parts(settings.jumpLimit()),
                                settings.jumpWindow(),
                                settings.jumpPause()),
                        settings.deadManTimeout(),
                        settings.requestsPerSecond(),
                        Entries.numbers(settings.maxExposure())),
                new MakerMetrics(metrics),
                clock);
    }

    @Bean
    MakerLifecycle makerLifecycle(MarketMaker maker, FeedPrices feed, MakerProperties settings) {
        return new MakerLifecycle(maker, feed, settings.quoteInterval());
    }

    @Bean
    HealthIndicator quotesHealthIndicator(MarketMaker maker) {
        return new QuotesHealthIndicator(maker);
    }

    private static QuotedMarket quoted(String entry, MakerProperties settings, FeedPrices feed, OwnPrices own) {
        String market = Entries.name(entry);
        String around = Entries.value(entry);
        Supplier<Reference> reference =
                isNumber(around) ? () -> own.of(market, new BigDecimal(around)) : () -> feed.of(around);
        return new QuotedMarket(
                market,
                reference,
                new QuotedMarket.Shape(
                        settings.levels(),
                        parts(settings.spread(market)),
                        parts(settings.levelDistance()),
                        parts(settings.skew()),
                        parts(settings.amendAfter())),
                Entries.find(settings.valuePerLevel(), Entries.quote(market)).orElseThrow(),
                Entries.find(settings.targetInventory(), Entries.base(market)).orElse(BigDecimal.ZERO),
                Entries.find(settings.maxPosition(), Entries.base(market)).orElseThrow());
    }

    private static boolean isNumber(String around) {
        return around.matches("[0-9.]+");
    }

    /** A fraction in parts per million. */
    private static long parts(BigDecimal fraction) {
        return fraction.multiply(MILLION).longValueExact();
    }
}
