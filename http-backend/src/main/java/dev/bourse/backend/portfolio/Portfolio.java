package dev.bourse.backend.portfolio;

import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.portfolio.PortfolioView.HoldingView;
import dev.bourse.backend.portfolio.PortfolioView.PositionView;
import dev.bourse.backend.portfolio.PositionStore.Position;
import dev.bourse.backend.portfolio.Valuation.Price;
import dev.bourse.backend.symbols.NewestPrices;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Positions and holdings at the last prices. */
@Component
final class Portfolio {

    private final Exchange exchange;
    private final PositionStore positions;
    private final Valuation valuation;
    private final NewestPrices newest;

    Portfolio(Exchange exchange, PositionStore positions, Valuation valuation, NewestPrices newest) {
        this.exchange = exchange;
        this.positions = positions;
        this.valuation = valuation;
        this.newest = newest;
    }

    List<PositionView> positions(long accountId) {
        return positions.of(accountId).stream().map(this::view).toList();
    }

    PortfolioView of(long accountId, Asset currency) {
        BigDecimal total = BigDecimal.ZERO.setScale(currency.scale());
        List<HoldingView> holdings = new ArrayList<>();
        for (BalanceChanged balance : exchange.balances(accountId)) {
            HoldingView holding = view(balance, currency);
            total = plus(total, holding.value());
            holdings.add(holding);
        }
        holdings.sort(Comparator.comparing(HoldingView::asset));
        List<PositionView> all = positions(accountId);
        BigDecimal unrealised = BigDecimal.ZERO.setScale(currency.scale());
        BigDecimal realised = unrealised;
        for (PositionView it : all) {
            if (it.quoteAsset().equals(currency.name())) {
                realised = plus(realised, it.realisedPnl());
                unrealised = plus(unrealised, it.unrealisedPnl());
            }
        }
        return new PortfolioView(
                currency.name(),
                total.toPlainString(),
                unrealised.toPlainString(),
                realised.toPlainString(),
                holdings,
                all);
    }

    private static BigDecimal plus(BigDecimal sum, @Nullable String more) {
        return more == null ? sum : sum.add(new BigDecimal(more));
    }

    private HoldingView view(BalanceChanged it, Asset currency) {
        Asset asset = exchange.markets().asset(it.asset());
        Price price = valuation.now(asset, currency);
        BigDecimal amount = asset.amount(it.available()).add(asset.amount(it.locked()));
        return new HoldingView(
                asset.name(),
                asset.text(it.available()),
                asset.text(it.locked()),
                price == null ? null : price.price().toPlainString(),
                price == null ? null : price.source(),
                price == null
                        ? null
                        : Valuation.rounded(amount.multiply(price.price()), currency)
                                .toPlainString());
    }

    private PositionView view(Position it) {
        Market market = exchange.markets().market(it.marketId());
        BigDecimal last = newest.ofOwn(market);
        BigDecimal average = it.quantity().signum() == 0
                ? null
                : it.cost().divide(it.quantity(), market.quote().scale(), RoundingMode.HALF_UP);
        BigDecimal unrealised = last == null
                ? null
                : Valuation.rounded(last.multiply(it.quantity()), market.quote())
                        .subtract(it.cost());
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
}
