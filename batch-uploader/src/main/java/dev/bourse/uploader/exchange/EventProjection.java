package dev.bourse.uploader.exchange;

import dev.bourse.common.engine.wire.Side;
import dev.bourse.exchange.account.AccountEvent;
import dev.bourse.exchange.account.OrderWords;
import dev.bourse.exchange.event.EngineEvent;
import dev.bourse.exchange.event.EngineEvent.Accepted;
import dev.bourse.exchange.event.EngineEvent.Amended;
import dev.bourse.exchange.event.EngineEvent.AssetAdded;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.event.EngineEvent.CircuitBroken;
import dev.bourse.exchange.event.EngineEvent.CommandUnreadable;
import dev.bourse.exchange.event.EngineEvent.DeadManSwitchFired;
import dev.bourse.exchange.event.EngineEvent.DeadManSwitchSet;
import dev.bourse.exchange.event.EngineEvent.LevelChanged;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.event.EngineEvent.Rejected;
import dev.bourse.exchange.event.EngineEvent.Traded;
import dev.bourse.exchange.event.EngineEvent.Transferred;
import dev.bourse.exchange.event.EngineEvent.Triggered;
import dev.bourse.exchange.event.EngineEvent.Unknown;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import dev.bourse.uploader.exchange.ExchangeRows.AccountNumbers;
import dev.bourse.uploader.exchange.ExchangeRows.BalanceKey;
import dev.bourse.uploader.exchange.ExchangeRows.BalanceRow;
import dev.bourse.uploader.exchange.ExchangeRows.FillRow;
import dev.bourse.uploader.exchange.ExchangeRows.MarketRow;
import dev.bourse.uploader.exchange.ExchangeRows.TradeRow;
import dev.bourse.uploader.exchange.ExchangeRows.TransferRow;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What events make of rows. A function of both, without I/O: the same events always make the same rows. */
final class EventProjection {

    private final Markets markets;
    private final ExchangeRows rows;
    private long timeMs;
    private long sequence;

    /**
     * Goes on from there.
     *
     * @param markets all that were told of before; new ones are added
     * @param rows what the events touch; they become what the events make of them
     */
    EventProjection(Markets markets, ExchangeRows rows) {
        this.markets = markets;
        this.rows = rows;
    }

    /** Applies the events of an entry. An event that is not known, of a newer engine, changes nothing. */
    void apply(EventEntry entry) {
        timeMs = entry.timeMs();
        sequence = entry.firstSequence();
        Map<Long, Integer> told = new LinkedHashMap<>();
        for (EngineEvent event : entry.events()) {
            apply(event);
            AccountEvent.in(event).forEach(it -> told.merge(it.accountId(), 1, Integer::sum));
            sequence++;
        }
        told.forEach((accountId, events) -> number(accountId, events, entry.lastSequence()));
    }

    private void apply(EngineEvent event) {
        switch (event) {
            case AssetAdded it -> {
                markets.apply(it);
                rows.assets.add(it);
            }
            case MarketChanged it -> {
                markets.apply(it);
                rows.markets.put(it.marketId(), new MarketRow(markets.market(it.marketId()), timeMs));
            }
            case Accepted it -> rows.orders.put(it.orderId(), new OrderRow(it, markets.market(it.marketId()), timeMs));
            case Amended it -> amend(it, markets.market(it.marketId()));
            case Triggered it -> order(it.orderId()).trigger(timeMs);
            case Traded it -> trade(it, markets.market(it.marketId()));
            case Cancelled it -> {
                BigDecimal open = markets.market(it.marketId()).quantity(it.openLots());
                order(it.orderId()).cancel(it.reason(), open, timeMs);
            }
            case BalanceChanged it -> changeBalance(it, markets.asset(it.asset()));
            case Transferred it -> transfer(it, markets.asset(it.asset()));
            case Rejected _, CommandUnreadable _, CircuitBroken _, LevelChanged _ -> {}
            case DeadManSwitchSet _, DeadManSwitchFired _, Unknown _ -> {}
        }
    }

    private void amend(Amended it, Market market) {
        order(it.orderId())
                .amend(market.price(it.price()), market.quantity(it.lots()), market.quantity(it.openLots()), timeMs);
    }

    private void trade(Traded it, Market market) {
        rows.trades.add(new TradeRow(
                market.symbol(),
                it.tradeId(),
                timeMs,
                market.price(it.price()),
                market.quantity(it.lots()),
                it.takerSide() == Side.SELL));
        Side makerSide = it.takerSide() == Side.SELL ? Side.BUY : Side.SELL;
        fill(it, market, makerSide, true);
        fill(it, market, it.takerSide(), false);
    }

    private void fill(Traded it, Market market, Side side, boolean isMaker) {
        long orderId = isMaker ? it.makerOrderId() : it.takerOrderId();
        long accountId = isMaker ? it.makerAccountId() : it.takerAccountId();
        long openLots = isMaker ? it.makerOpenLots() : it.takerOpenLots();
        BigDecimal price = market.price(it.price());
        BigDecimal quantity = market.quantity(it.lots());
        BigDecimal quote = market.quote().amount(market.notional(it.price(), it.lots()));
        BigDecimal fee = market.quote().amount(isMaker ? it.makerFee() : it.takerFee());
        order(orderId).fill(quantity, quote, fee, market.quantity(openLots), timeMs);
        PositionRow position = position(accountId, market);
        if (side == Side.BUY) {
            position.buy(quantity, price, fee, timeMs);
        } else {
            position.sell(quantity, price, fee, timeMs);
        }
        rows.fills.add(new FillRow(
                market.id(),
                it.tradeId(),
                orderId,
                accountId,
                OrderWords.side(side),
                price,
                quantity,
                quote,
                fee,
                market.quote().id(),
                isMaker,
                timeMs,
                sequence));
    }

    private void changeBalance(BalanceChanged it, Asset asset) {
        rows.balances.put(
                new BalanceKey(it.accountId(), it.asset()),
                new BalanceRow(asset.amount(it.available()), asset.amount(it.locked()), timeMs));
    }

    private void transfer(Transferred it, Asset asset) {
        rows.transfers.add(new TransferRow(
                sequence, it.accountId(), it.asset(), asset.amount(it.units()), it.transferId(), timeMs));
    }

    private OrderRow order(long orderId) {
        OrderRow order = rows.orders.get(orderId);
        if (order == null) {
            throw new IllegalStateException(
                    "event " + sequence + " is of order " + orderId + ", which was never accepted");
        }
        return order;
    }

    private PositionRow position(long accountId, Market market) {
        return rows.positions.computeIfAbsent(new PositionRow.Key(accountId, market.id()), _ -> {
            BigDecimal nothing = market.quote().amount(0);
            return new PositionRow(accountId, market.id(), market.quantity(0), nothing, nothing, nothing);
        });
    }

    private void number(long accountId, int events, long entrySequence) {
        long last = rows.lastNumbers.getOrDefault(accountId, 0L);
        rows.accountNumbers.add(new AccountNumbers(accountId, last + 1, events, entrySequence));
        rows.lastNumbers.put(accountId, last + events);
    }
}
