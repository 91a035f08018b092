package dev.bourse.engine.journal;

import dev.bourse.common.engine.wire.AnswerEncoder;
import dev.bourse.common.engine.wire.AssetAddedEncoder;
import dev.bourse.common.engine.wire.BalanceChangedEncoder;
import dev.bourse.common.engine.wire.ClientIdUseEncoder;
import dev.bourse.common.engine.wire.LevelChangedEncoder;
import dev.bourse.common.engine.wire.MarketChangedEncoder;
import dev.bourse.common.engine.wire.MarketPricesEncoder;
import dev.bourse.common.engine.wire.MessageHeaderEncoder;
import dev.bourse.common.engine.wire.OpenOrderEncoder;
import dev.bourse.engine.book.Side;
import dev.bourse.engine.core.Assets.Asset;
import dev.bourse.engine.core.ClientId;
import dev.bourse.engine.core.EngineView;
import dev.bourse.engine.core.Order;
import dev.bourse.engine.core.StateVisitor;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** The answer to a query, message by message. */
final class Answer {

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(64 * 1024);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AnswerEncoder answer = new AnswerEncoder();
    private final LevelChangedEncoder level = new LevelChangedEncoder();
    private final OpenOrderEncoder openOrder = new OpenOrderEncoder();
    private final BalanceChangedEncoder balance = new BalanceChangedEncoder();
    private final ClientId clientId = new ClientId();
    private int count;
    private int end;

    /** Begins an answer that knows of all events up to that. */
    void begin(long requestId, long sequence, long timeMs) {
        end = answer.wrapAndApplyHeader(buffer, 0, header)
                .requestId(requestId)
                .sequence(sequence)
                .time(timeMs)
                .limit();
        count = 0;
    }

    void end(boolean isBusy) {
        answer.count(count).isBusy(WireCodes.wire(isBusy));
    }

    int count() {
        return count;
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int length() {
        return end;
    }

    void level(int marketId, Side side, long priceTicks, long lots) {
        level.wrapAndApplyHeader(buffer, next(LevelChangedEncoder.BLOCK_LENGTH), header)
                .price(priceTicks)
                .lots(lots)
                .marketId(marketId)
                .side(WireCodes.wire(side));
    }

    void openOrder(Order order, boolean isWaiting) {
        openOrder
                .wrapAndApplyHeader(buffer, next(OpenOrderEncoder.BLOCK_LENGTH), header)
                .orderId(order.orderId())
                .accountId(order.accountId())
                .price(order.priceTicks())
                .lots(order.lots())
                .openLots(order.openLots())
                .displayLots(order.displayLots())
                .triggerPrice(order.triggerTicks())
                .spend(order.spendUnits())
                .locked(order.locked())
                .expiresAt(order.expiresAtMs())
                .acceptedAt(order.acceptedAtMs())
                .marketId(order.marketId())
                .side(WireCodes.wire(order.side()))
                .orderType(WireCodes.wire(order.type()))
                .timeInForce(WireCodes.wire(order.timeInForce()))
                .prevention(WireCodes.wire(order.prevention()))
                .trigger(WireCodes.wire(order.trigger()))
                .postOnly(WireCodes.wire(order.isPostOnly()))
                .isWaiting(WireCodes.wire(isWaiting))
                .tradedLots(order.tradedLots());
        order.copyClientId(clientId);
        clientId.copyTo(buffer, openOrder.offset() + OpenOrderEncoder.clientOrderIdEncodingOffset());
    }

    void clientIdUse(StateVisitor.ClientIdState use, ClientId name) {
        ClientIdUseEncoder message = new ClientIdUseEncoder()
                .wrapAndApplyHeader(buffer, next(ClientIdUseEncoder.BLOCK_LENGTH), header)
                .accountId(use.accountId())
                .orderId(use.orderId())
                .usedAt(use.usedAtMs());
        name.copyTo(buffer, message.offset() + ClientIdUseEncoder.clientOrderIdEncodingOffset());
    }

    void balance(long accountId, int asset, long available, long locked) {
        balance.wrapAndApplyHeader(buffer, next(BalanceChangedEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .available(available)
                .locked(locked)
                .asset(asset);
    }

    void asset(int number, Asset asset) {
        new AssetAddedEncoder()
                .wrapAndApplyHeader(buffer, next(AssetAddedEncoder.BLOCK_LENGTH), header)
                .asset(number)
                .scale(asset.scale())
                .name(asset.name());
    }

    void market(int marketId, EngineView engine) {
        MarketCodec.encode(
                new MarketChangedEncoder().wrapAndApplyHeader(buffer, next(MarketChangedEncoder.BLOCK_LENGTH), header),
                marketId,
                engine.units(marketId),
                engine.rules(marketId),
                engine.status(marketId));
        new MarketPricesEncoder()
                .wrapAndApplyHeader(buffer, next(MarketPricesEncoder.BLOCK_LENGTH), header)
                .lastPrice(engine.lastPriceTicks(marketId))
                .bestBid(engine.book(marketId).bestBid())
                .bestAsk(engine.book(marketId).bestAsk())
                .trades(engine.trades(marketId))
                .marketId(marketId);
    }

    private int next(int blockLength) {
        int offset = end;
        end += MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        count++;
        return offset;
    }
}
