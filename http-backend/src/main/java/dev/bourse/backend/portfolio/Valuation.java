package dev.bourse.backend.portfolio;

import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.symbols.NewestPrices;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What assets are worth in a currency: the last price of the exchange's own market for them, or else of the feed's. Values are rounded down
 * to the currency's decimals, asset by asset.
 */
@Component
final class Valuation {

    private static final String USUAL = "USDT";

    private final Exchange exchange;
    private final NewestPrices newest;

    Valuation(Exchange exchange, NewestPrices newest) {
        this.exchange = exchange;
        this.newest = newest;
    }

    /** The names of the markets that an asset's price may be of. */
    record Source(String own, String feed) {}

    /** A price, and the market that it is of. */
    record Price(BigDecimal price, String source) {}

    /** What is valued in when nobody says: USDT, as the feed's prices are, or where there is none what the first market is paid in. */
    static String usualCurrency(Markets markets) {
        return markets.findAsset(USUAL) != null
                ? USUAL
                : markets.all().stream()
                        .findFirst()
                        .map(it -> it.quote().name())
                        .orElse(USUAL);
    }

    /** Not for the currency itself, whose price is 1. */
    static Source source(Asset asset, Asset currency) {
        return new Source(asset.name() + "_" + currency.name(), asset.name() + currency.name());
    }

    /** The price now; null where there is none. */
    @Nullable
    Price now(Asset asset, Asset currency) {
        if (asset.equals(currency)) {
            return new Price(BigDecimal.ONE, asset.name());
        }
        Source source = source(asset, currency);
        Market market = exchange.markets().find(source.own());
        BigDecimal own = market == null ? null : newest.ofOwn(market);
        if (own != null) {
            return new Price(own, source.own());
        }
        BigDecimal ofFeed = newest.ofFeedIfThere(source.feed());
        return ofFeed == null ? null : new Price(ofFeed, source.feed());
    }

    static BigDecimal rounded(BigDecimal value, Asset currency) {
        return value.setScale(currency.scale(), RoundingMode.DOWN);
    }
}
