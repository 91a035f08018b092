package dev.bourse.engine.core;

import dev.bourse.engine.book.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes down what happens in an engine, a line an event. */
final class RecordedEngine implements EngineListener {

    /** What there should be of each asset: what came from outside less what went there. */
    final Map<Integer, Long> supplies = new TreeMap<>();

    private final List<String> lines = new ArrayList<>();
    private final ClientId clientId = new ClientId();

    @Override
    public void assetAdded(int asset, String name, int scale) {
        lines.add("asset " + asset + " " + name + " " + scale);
    }

    @Override
    public void marketChanged(int marketId, MarketUnits units, MarketRules rules, MarketStatus status) {
        marketChanged(marketId, units.symbol(), status);
    }

    void marketChanged(int marketId, String symbol, MarketStatus status) {
        lines.add("market " + marketId + " " + symbol + " " + status);
    }

    @Override
    public void circuitBroken(int marketId, long priceTicks, long limitTicks) {
        lines.add("circuit broken " + marketId + " " + priceTicks + " limit " + limitTicks);
    }

    @Override
    public void transferred(long accountId, int asset, long units, ClientId name) {
        supplies.merge(asset, units, Math::addExact);
        lines.add("transferred " + accountId + " " + asset + " " + units + (name.isEmpty() ? "" : " named " + name));
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
        order.copyClientId(clientId);
        accepted(order.orderId(), order.side(), order.lots(), order.priceTicks(), clientId.toString());
    }

    void accepted(long orderId, Side side, long lots, long priceTicks, String name) {
        lines.add("accepted " + orderId + " " + side + " " + lots + "@" + priceTicks
                + (name.isEmpty() ? "" : " named " + name));
    }

    @Override
    public void amended(Order order) {
        amended(order.orderId(), order.openLots(), order.lots(), order.priceTicks());
    }

    void amended(long orderId, long openLots, long lots, long priceTicks) {
        lines.add("amended " + orderId + " " + openLots + "/" + lots + "@" + priceTicks);
    }

    @Override
    public void triggered(Order order) {
        triggered(order.orderId());
    }

    void triggered(long orderId) {
        lines.add("triggered " + orderId);
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
        traded(tradeId, maker.orderId(), taker.orderId(), priceTicks, lots, makerFeeUnits, takerFeeUnits);
    }

    void traded(long tradeId, long makerId, long takerId, long priceTicks, long lots, long makerFee, long takerFee) {
        lines.add("traded " + tradeId + " " + takerId + " with " + makerId + " " + lots + "@" + priceTicks + " fees "
                + makerFee + " " + takerFee);
    }

    @Override
    public void cancelled(Order order, long lots, CancelReason reason) {
        cancelled(order.orderId(), lots, reason, order.openLots(), order.tradedLots());
    }

    void cancelled(long orderId, long lots, CancelReason reason, long openLots, long tradedLots) {
        lines.add("cancelled " + orderId + " " + lots + " " + reason + (openLots == 0 ? "" : ", " + openLots + " left")
                + (tradedLots == 0 ? "" : ", " + tradedLots + " traded"));
    }

    @Override
    public void levelChanged(int marketId, Side side, long priceTicks, long visibleLots) {
        String where = marketId == 0 ? "" : " in " + marketId;
        lines.add(side + " level " + visibleLots + "@" + priceTicks + where);
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

    /** What has happened since the last call to orders and levels after one was accepted, in one line. */
    String takeOrders() {
        return take().stream()
                .filter(it -> !it.startsWith("accepted") && !it.startsWith("balance"))
                .collect(Collectors.joining("; "));
    }
}
