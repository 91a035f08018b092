package dev.bourse.maker.quoting;

import dev.bourse.maker.account.Fill;
import dev.bourse.maker.quoting.Pause.Reason;
import dev.bourse.maker.reference.Reference;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** What the maker tells of itself. */
public final class MakerMetrics {

    private static final String MARKET = "market";

    private final MeterRegistry registry;
    private final Map<String, Results> results = new ConcurrentHashMap<>();

    public MakerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void placed(String symbol) {
        orders(symbol, "placed").increment();
    }

    void amended(String symbol) {
        orders(symbol, "amended").increment();
    }

    void cancelled(String symbol, int count) {
        orders(symbol, "cancelled").increment(count);
    }

    /** Something was refused, with the exchange's code for it. */
    void refused(String symbol, String code) {
        Counter.builder("bourse.maker.refused")
                .description("Requests that were refused, or of which it is not known")
                .tag(MARKET, symbol)
                .tag("code", code)
                .register(registry)
                .increment();
    }

    private Counter orders(String symbol, String what) {
        return Counter.builder("bourse.maker.orders")
                .description("Orders that were placed, amended and cancelled")
                .tag(MARKET, symbol)
                .tag("what", what)
                .register(registry);
    }

    /** Counts a fill. */
    void traded(Fill fill, BigDecimal reference) {
        of(fill.symbol()).add(fill, reference);
        Counter.builder("bourse.maker.fills")
                .description("Trades of the maker's orders")
                .tag(MARKET, fill.symbol())
                .tag("side", fill.side().word())
                .register(registry)
                .increment();
    }

    private Results of(String symbol) {
        return results.computeIfAbsent(symbol, _ -> new Results());
    }

    /** Registers what is measured of a market. */
    void watch(MarketQuoter quoter) {
        QuotedMarket quoted = quoter.quoted();
        String symbol = quoted.symbol();
        Results made = of(symbol);
        gauge(
                "bourse.maker.reference.age",
                "Age of the price to quote around, in seconds; NaN for none",
                symbol,
                quoter,
                _ -> {
                    Reference reference = quoted.reference().get();
                    return reference.price() == null ? Double.NaN : reference.ageMs() / 1000.0;
                });
        gauge(
                "bourse.maker.position",
                "Base asset beyond the target",
                symbol,
                quoter,
                it -> it.planning().position().doubleValue());
        gauge(
                "bourse.maker.open",
                "Orders that are wanted",
                symbol,
                quoter,
                it -> it.pause() == null ? it.planning().openOrders() : 0);
        gauge(
                "bourse.maker.realised.spread",
                "How much better than the reference it traded, in the quote asset",
                symbol,
                quoter,
                _ -> made.realisedSpread().doubleValue());
        gauge(
                "bourse.maker.fees",
                "Fees paid, in the quote asset",
                symbol,
                quoter,
                _ -> made.fees().doubleValue());
        gauge("bourse.maker.profit", "Cash and position at the reference price, since the start", symbol, quoter, _ -> {
            BigDecimal price = quoted.reference().get().price();
            return price == null ? Double.NaN : made.profit(price).doubleValue();
        });
        for (Reason reason : Reason.values()) {
            Gauge.builder("bourse.maker.paused", quoter, it -> {
                        Pause pause = it.pause();
                        return pause != null && pause.reason() == reason ? 1 : 0;
                    })
                    .description("1 while the market is not quoted for that reason")
                    .tag(MARKET, symbol)
                    .tag("reason", reason.name())
                    .register(registry);
        }
    }

    /** Registers what is at stake in an asset. */
    void watch(Exposures exposures, String quote) {
        Gauge.builder("bourse.maker.exposure", exposures, it -> it.of(quote).doubleValue())
                .description("What all positions are worth if the worse side of each market trades wholly")
                .tag("asset", quote)
                .register(registry);
    }

    private void gauge(
            String name, String description, String symbol, MarketQuoter quoter, ToDoubleFunction<MarketQuoter> value) {
        Gauge.builder(name, quoter, value)
                .description(description)
                .tag(MARKET, symbol)
                .register(registry);
    }
}
