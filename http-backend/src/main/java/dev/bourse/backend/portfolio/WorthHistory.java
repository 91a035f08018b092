package dev.bourse.backend.portfolio;

import dev.bourse.backend.portfolio.HistoryView.PointView;
import dev.bourse.backend.portfolio.PastHoldings.Move;
import dev.bourse.backend.portfolio.PastHoldings.Moves;
import dev.bourse.exchange.market.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What accounts were worth over time, by the rule of {@link Valuation} at the prices of each time. */
@Component
final class WorthHistory {

    private final PastHoldings holdings;
    private final PastPrices prices;
    private final Valuation valuation;

    WorthHistory(PastHoldings holdings, PastPrices prices, Valuation valuation) {
        this.holdings = holdings;
        this.prices = prices;
        this.valuation = valuation;
    }

    /** No points without funds, and none before the first. */
    HistoryView of(long accountId, Asset currency, HistoryQuery query) {
        OptionalLong firstFunds = holdings.firstFundsMs(accountId);
        List<Long> times = firstFunds.isEmpty() ? List.of() : query.times(firstFunds.getAsLong());
        return new HistoryView(
                currency.name(),
                query.interval(),
                times.isEmpty() ? List.of() : points(accountId, currency, query, times));
    }

    private List<PointView> points(long accountId, Asset currency, HistoryQuery query, List<Long> times) {
        Moves moves = holdings.since(accountId, times.getFirst(), query.interval());
        HistoryPrices past = HistoryPrices.read(prices, currency, query, moves.assets(), times, moves.transferred());
        List<BigDecimal> values = values(moves, currency, query, times, past);
        List<BigDecimal> deposits = netDeposits(moves.transferred(), currency, query, times, past);
        List<PointView> points = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            points.add(PointView.of(times.get(i), values.get(i), deposits.get(i)));
        }
        return points;
    }

    /** From now back: what is held without what has changed since. */
    private List<BigDecimal> values(
            Moves moves, Asset currency, HistoryQuery query, List<Long> times, HistoryPrices past) {
        Map<Asset, BigDecimal> held = new HashMap<>(moves.now());
        List<Move> newestFirst = moves.since(times.getFirst());
        List<BigDecimal> values = new ArrayList<>();
        int next = 0;
        for (long time : times.reversed()) {
            boolean isNow = query.isNow(time);
            while (!isNow && next < newestFirst.size() && newestFirst.get(next).timeMs() > time) {
                Move move = newestFirst.get(next++);
                held.merge(move.asset(), move.amount().negate(), BigDecimal::add);
            }
            BigDecimal value = BigDecimal.ZERO.setScale(currency.scale());
            for (Map.Entry<Asset, BigDecimal> it : held.entrySet()) {
                BigDecimal price = isNow ? priceNow(it.getKey(), currency) : past.at(it.getKey(), time);
                value = price == null
                        ? value
                        : value.add(Valuation.rounded(it.getValue().multiply(price), currency));
            }
            values.add(value);
        }
        return values.reversed();
    }

    private @Nullable BigDecimal priceNow(Asset asset, Asset currency) {
        Valuation.Price price = valuation.now(asset, currency);
        return price == null ? null : price.price();
    }

    /** Rounded asset by asset, as values are: what has just come is no profit. */
    private static List<BigDecimal> netDeposits(
            List<Move> transferred, Asset currency, HistoryQuery query, List<Long> times, HistoryPrices past) {
        Map<Asset, BigDecimal> worth = new HashMap<>();
        List<BigDecimal> deposits = new ArrayList<>();
        int next = 0;
        for (long time : times) {
            while (next < transferred.size()
                    && (query.isNow(time) || transferred.get(next).timeMs() <= time)) {
                Move move = transferred.get(next++);
                BigDecimal price = past.of(move.asset(), move.timeMs());
                if (price != null) {
                    worth.merge(move.asset(), move.amount().multiply(price), BigDecimal::add);
                }
            }
            deposits.add(worth.values().stream()
                    .map(it -> Valuation.rounded(it, currency))
                    .reduce(BigDecimal.ZERO.setScale(currency.scale()), BigDecimal::add));
        }
        return deposits;
    }
}
