package dev.bourse.backend.udf;

import dev.bourse.backend.symbols.Listed;
import dev.bourse.backend.symbols.Listings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The markets as UDF knows them: by a ticker, which is our symbol, of one of two exchanges. */
@Component
public final class UdfMarkets {

    static final String FEED = "Feed";
    static final String OWN = "Bourse";

    private final Listings listings;

    UdfMarkets(Listings listings) {
        this.listings = listings;
    }

    /** A market from a parameter of that name, such as {@code BTCUSDT} or {@code Feed:BTCUSDT}. */
    public Listed market(String name, @Nullable String ticker) {
        return listings.market(name, ticker == null ? null : ticker.substring(ticker.indexOf(':') + 1));
    }

    /** The exchange that a chart names beside a market. */
    public static String exchange(Listed market) {
        return market.own() ? OWN : FEED;
    }

    /** The symbol with its exchange. */
    public static String fullName(Listed market) {
        return exchange(market) + ":" + market.symbol();
    }

    /** All that a chart can be shown of. */
    List<Listed> charted() {
        return listings.all().stream().filter(it -> it.tickSize() != null).toList();
    }
}
