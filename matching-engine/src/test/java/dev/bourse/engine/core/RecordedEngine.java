package dev.bourse.engine.core;

import dev.bourse.engine.book.Side;
import java.util.ArrayList;
import java.util.List;

/** Writes down what happens in an engine, a line an event. */
final class RecordedEngine implements EngineListener {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void assetAdded(int asset, String name, int scale) {
        lines.add("asset " + asset + " " + name + " " + scale);
    }

    @Override
    public void marketChanged(int marketId, MarketUnits units, MarketRules rules, MarketStatus status) {
        lines.add("market " + marketId + " " + units.symbol() + " " + status);
    }

    @Override
    public void circuitBroken(int marketId, long priceTicks, long limitTicks) {
        lines.add("circuit broken " + marketId + " " + priceTicks + " limit " + limitTicks);
    }

    @Override
    public void transferred(long accountId, int asset, long units, ClientId clientId) {
        lines.add("transferred " + accountId + " " + asset + " " + units + (clientId.isEmpty() ? "" : " " + clientId));
    }

    @Override
    public void deadManSwitchSet(long accountId, long deadlineMs) {
        lines.add("switch " + accountId + " " + deadlineMs);
    }

    @Override
    public void deadManSwitchFired(long accountId) {
        lines.add("switch fired " + accountId);
    }

    @Override
    public void rejected(long accountId, RejectReason reason, long given, long limit) {
        lines.add("rejected " + accountId + " " + reason + " " + given + " " + limit);
    }

    @Override
    public void accepted(Order order) {
        lines.add("accepted " + order.orderId() + " " + order.side() + " " + order.lots() + "@" + order.priceTicks());
    }

    @Override
    public void amended(Order order) {
        lines.add(
                "amended " + order.orderId() + " " + order.openLots() + "/" + order.lots() + "@" + order.priceTicks());
    }

    @Override
    public void triggered(Order order) {
        lines.add("triggered " + order.orderId());
    }

    @Override
    public void traded(
            long tradeId,
            Order maker,
            Order taker,
            long priceTicks,
            long lots,
            long makerFeeUnits,
            long takerFeeUnits) {
        lines.add("traded " + tradeId + " " + taker.orderId() + " with " + maker.orderId() + " " + lots + "@"
                + priceTicks + " fees " + makerFeeUnits + " " + takerFeeUnits);
    }

    @Override
    public void cancelled(Order order, long lots, CancelReason reason) {
        lines.add("cancelled " + order.orderId() + " " + lots + " " + reason);
    }

    @Override
    public void levelChanged(int marketId, Side side, long priceTicks, long visibleLots) {
        lines.add(side + " level " + visibleLots + "@" + priceTicks);
    }

    @Override
    public void balanceChanged(long accountId, int asset, long availableUnits, long lockedUnits) {
        lines.add("balance " + accountId + " " + asset + " " + availableUnits + " " + lockedUnits);
    }

    /** What has happened since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
