package dev.bourse.backend.trading;

import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.trading.HistoryStore.Position;
import dev.bourse.common.market.LatestPrice;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import dev.bourse.exchange.event.Answer.Item.MarketPrices;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Positions and holdings at the last prices. Values are rounded down to the currency's decimals. */
@Component
final class Portfolio {

    private static final String USUAL = "USDT";

    private final Exchange exchange;
    private final HistoryStore history;
    private final StringRedisTemplate feed;

    Portfolio(Exchange exchange, HistoryStore history, StringRedisTemplate feed) {
        this.exchange = exchange;
        this.history = history;
        this.feed = feed;
    }

    @Schema(name = "Position")
    record PositionView(
            @Schema(example = "BTC_USDT") String market,

            @Schema(example = "0.50000") String quantity,

            @Schema(description = "of one, fees included; null without a quantity", example = "61010.25") @Nullable
            String averageCost,

            @Schema(example = "30505.125000") String cost,

            @Schema(description = "null before the market's first trade", example = "61500.00") @Nullable
            String lastPrice,

            @Schema(description = "at the last price, without the fee of selling", example = "244.875000") @Nullable
            String unrealisedPnl,

            @Schema(example = "1200.000000") String realisedPnl,

            @Schema(example = "61.000000") String fees,

            @Schema(description = "of cost and profit", example = "USDT")
            String quoteAsset) {}

    @Schema(name = "Holding")
    record HoldingView(
            @Schema(example = "BTC") String asset,

            @Schema(example = "0.40000000") String available,

            @Schema(example = "0.10000000") String locked,

            @Schema(description = "null where there is none", example = "61500.00") @Nullable
            String price,

            @Schema(description = "where the price is from", example = "BTC_USDT") @Nullable
            String priceSource,

            @Schema(example = "30750.000000") @Nullable String value) {}

    @Schema(name = "Portfolio")
    record PortfolioView(
            @Schema(example = "USDT") String quoteAsset,

            @Schema(description = "of all holdings that have a price", example = "125750.000000")
            String totalValue,

            @Schema(description = "of the positions in that currency", example = "244.875000")
            String unrealisedPnl,

            @Schema(example = "1200.000000") String realisedPnl,

            List<HoldingView> holdings,
            List<PositionView> positions) {}

    private record Price(BigDecimal price, String source) {}

    /** What is valued in when nobody says: USDT, as the feed's prices are, or where there is none what the first market is paid in. */
    static String usualCurrency(Markets markets) {
        return markets.findAsset(USUAL) != null
                ? USUAL
                : markets.all().stream()
                        .findFirst()
                        .map(it -> it.quote().name())
                        .orElse(USUAL);
    }

    List<PositionView> positions(long accountId) {
        return history.positions(accountId).stream().map(this::view).toList();
    }

    PortfolioView of(long accountId, Asset currency) {
        BigDecimal total = BigDecimal.ZERO.setScale(currency.scale());
        List<HoldingView> holdings = new ArrayList<>();
        for (BalanceView balance : Balances.of(exchange, accountId)) {
            Price price = price(balance.asset(), currency);
            BigDecimal amount = new BigDecimal(balance.available()).add(new BigDecimal(balance.locked()));
            BigDecimal value = price == null ? null : scaled(amount.multiply(price.price()), currency);
            total = value == null ? total : total.add(value);
            holdings.add(new HoldingView(
                    balance.asset(),
                    balance.available(),
                    balance.locked(),
                    price == null ? null : price.price().toPlainString(),
                    price == null ? null : price.source(),
                    value == null ? null : value.toPlainString()));
        }
        List<PositionView> positions = positions(accountId);
        BigDecimal unrealised = BigDecimal.ZERO.setScale(currency.scale());
        BigDecimal realised = unrealised;
        for (PositionView it : positions) {
            if (it.quoteAsset().equals(currency.name())) {
                realised = realised.add(new BigDecimal(it.realisedPnl()));
                String open = it.unrealisedPnl();
                unrealised = open == null ? unrealised : unrealised.add(new BigDecimal(open));
            }
        }
        return new PortfolioView(
                currency.name(),
                total.toPlainString(),
                unrealised.toPlainString(),
                realised.toPlainString(),
                holdings,
                positions);
    }

    private PositionView view(Position it) {
        Market market = exchange.markets().market(it.marketId());
        BigDecimal last = lastPrice(market);
        BigDecimal average = it.quantity().signum() == 0
                ? null
                : it.cost().divide(it.quantity(), market.quote().scale(), RoundingMode.HALF_UP);
        BigDecimal unrealised = last == null
                ? null
                : scaled(last.multiply(it.quantity()), market.quote()).subtract(it.cost());
        return new PositionView(
                market.symbol(),
                it.quantity().toPlainString(),
                average == null ? null : average.toPlainString(),
                it.cost().toPlainString(),
                last == null ? null : last.toPlainString(),
                unrealised == null ? null : unrealised.toPlainString(),
                it.realisedPnl().toPlainString(),
                it.fees().toPlainString(),
                market.quote().name());
    }

    private @Nullable Price price(String asset, Asset currency) {
        if (asset.equals(currency.name())) {
            return new Price(BigDecimal.ONE, asset);
        }
        Market market = exchange.markets().find(asset + "_" + currency.name());
        BigDecimal own = market == null ? null : lastPrice(market);
        if (market != null && own != null) {
            return new Price(own, market.symbol());
        }
        return feedPrice(asset + currency.name());
    }

    private @Nullable Price feedPrice(String symbol) {
        try {
            String json = feed.opsForValue().get(RedisNames.price(symbol));
            return json == null
                    ? null
                    : new Price(WireJson.read(json, LatestPrice.class).price(), symbol);
        } catch (DataAccessException e) {
            return null; // no live prices now
        }
    }

    private @Nullable BigDecimal lastPrice(Market market) {
        MarketPrices prices = exchange.prices(market);
        return prices == null || prices.lastPrice() < 0 ? null : market.price(prices.lastPrice());
    }

    private static BigDecimal scaled(BigDecimal value, Asset currency) {
        return value.setScale(currency.scale(), RoundingMode.DOWN);
    }
}
