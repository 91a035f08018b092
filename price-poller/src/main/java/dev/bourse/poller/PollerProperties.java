package dev.bourse.poller;

import dev.bourse.common.market.FeedStatus;
import dev.bourse.poller.feed.FeedSettings;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The poller's settings; each is the environment variable of the same name in upper snake case. Durations without a unit are
 * milliseconds.
 *
 * @param binanceWebsocketUrl where streams are, {@code wss://…/ws}
 * @param binanceRestUrl where the REST API is, without {@code /api}
 * @param feed what people are told about where prices come from; by default {@code live} for Binance's own hosts and
 *     {@code simulated} for any other, so that a simulated price never passes for a live one
 * @param supportedSymbols the symbols that are always subscribed
 * @param spreadPercentage the house's spread as a fraction of the price: 0.001 is 0.1 %
 * @param spreadOverrides the spread of single symbols, {@code BTCUSDT:0.0005,…}
 * @param reconnectDelay first wait before a lost connection is opened again; doubles up to {@code maxReconnectDelay}
 * @param maxReconnectDelay longest wait before a lost connection is opened again
 * @param staleAfter a connection without any frame for so long is dead; Binance pings every 20 seconds
 * @param maxConnectionAge a connection is renewed at this age, before Binance ends it after 24 hours
 * @param gapGrace how long the other connection has to deliver a missing trade before REST is asked
 * @param maxGapTrades a longer gap is filled with closed klines instead of trades
 * @param historyCandles how many closed candles of each duration are fetched when a symbol is carried for the first time
 * @param quietAfter a symbol without a trade for so long is compared with REST, to find trades that both connections missed
 * @param symbolRefresh how often the wanted symbols are looked up
 * @param bufferSize trades that are kept while Redis is away; beyond it they are fetched by REST later
 * @param priceTtl how long {@code price:{SYMBOL}} and {@code ticker:{SYMBOL}} outlive their last update
 */
@Validated
@ConfigurationProperties
public record PollerProperties(
        @DefaultValue("wss://stream.binance.com:9443/ws") URI binanceWebsocketUrl,
        @DefaultValue("https://api.binance.com") URI binanceRestUrl,
        FeedStatus.@Nullable Source feed,

        @DefaultValue({"BTCUSDT", "ETHUSDT", "SOLUSDT"}) @NotEmpty(message = "must name at least one symbol")
        List<
                        @Pattern(
                                regexp = "[A-Z0-9]{2,20}",
                                message = "must be symbols as Binance writes them, such as BTCUSDT,ETHUSDT")
                        String>
                supportedSymbols,

        @DefaultValue("0.001") @DecimalMin("0") @DecimalMax("0.5")
        BigDecimal spreadPercentage,

        @DefaultValue
        List<
                        @Pattern(
                                regexp = "[A-Z0-9]{2,20}:0(\\.[0-9]{1,9})?",
                                message = "must be of the form BTCUSDT:0.0005,ETHUSDT:0.002")
                        String>
                spreadOverrides,

        @DefaultValue("1s") @DurationMin(millis = 1) Duration reconnectDelay,

        @DefaultValue("30s") @DurationMin(millis = 1) Duration maxReconnectDelay,

        @DefaultValue("30s") @DurationMin(millis = 100) Duration staleAfter,

        @DefaultValue("23h") @DurationMin(millis = 100) Duration maxConnectionAge,

        @DefaultValue("250ms") Duration gapGrace,

        @DefaultValue("100000") @Min(0) long maxGapTrades,

        @DefaultValue("1000") @Range(max = 10_000) int historyCandles,

        @DefaultValue("10s") @DurationMin(millis = 100) Duration quietAfter,

        @DefaultValue("2s") @DurationMin(millis = 50) Duration symbolRefresh,

        @DefaultValue("100000") @Range(min = 100, max = 10_000_000)
        int bufferSize,

        @DefaultValue("1h") @DurationMin(millis = 1000) Duration priceTtl) {

    /** What the feed is called: as configured, or by whose host it comes from. */
    public FeedStatus.Source source() {
        if (feed != null) {
            return feed;
        }
        String host = String.valueOf(binanceWebsocketUrl.getHost());
        boolean binance =
                host.endsWith(".binance.com") || host.endsWith(".binance.us") || host.endsWith(".binance.vision");
        return binance ? FeedStatus.Source.LIVE : FeedStatus.Source.SIMULATED;
    }

    /** The spread of a symbol as a fraction of its price. */
    public BigDecimal spread(String symbol) {
        return spreadOverrides.stream()
                .filter(it -> it.startsWith(symbol + ":"))
                .map(it -> new BigDecimal(it.substring(symbol.length() + 1)))
                .findFirst()
                .orElse(spreadPercentage);
    }

    FeedSettings feedSettings() {
        return new FeedSettings(
                source(), supportedSymbols, this::spread, priceTtl, gapGrace, maxGapTrades, historyCandles, quietAfter);
    }
}
