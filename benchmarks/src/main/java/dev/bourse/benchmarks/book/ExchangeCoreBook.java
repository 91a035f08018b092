package dev.bourse.benchmarks.book;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import java.util.HashMap;
import java.util.Map;

/**
 * exchange-core's fastest book, used as its own benchmark uses it: one command object that is filled anew for each command, its order
 * pools, its event objects.
 */
final class ExchangeCoreBook implements MeasuredBook {

    private static final int POOL = 1 << 21;

    private final IOrderBook book = new OrderBookDirectImpl(
            CoreSymbolSpecification.builder()
                    .symbolId(1)
                    .type(SymbolType.FUTURES_CONTRACT)
                    .baseCurrency(1)
                    .quoteCurrency(2)
                    .baseScaleK(1)
                    .quoteScaleK(1)
                    .build(),
            new ObjectsPool(pools()),
            OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
            LoggingConfiguration.DEFAULT);
    private final OrderCommand command = new OrderCommand();
    private long trades;
    private long tradedLots;

    private static Map<Integer, Integer> pools() {
        Map<Integer, Integer> sizes = new HashMap<>();
        sizes.put(ObjectsPool.DIRECT_ORDER, POOL);
        sizes.put(ObjectsPool.DIRECT_BUCKET, POOL);
        sizes.put(ObjectsPool.ART_NODE_4, POOL);
        sizes.put(ObjectsPool.ART_NODE_16, POOL);
        sizes.put(ObjectsPool.ART_NODE_48, POOL);
        sizes.put(ObjectsPool.ART_NODE_256, POOL);
        return sizes;
    }

    @Override
    public void run(BookCommands commands, int from, int to) {
        for (int i = from; i < to; i++) {
            fill(commands, i);
            IOrderBook.processCommand(book, command);
            for (MatcherTradeEvent it = command.matcherEvent; it != null; it = it.nextEvent) {
                if (it.eventType == MatcherEventType.TRADE) {
                    trades++;
                    tradedLots += it.size;
                }
            }
        }
    }

    private void fill(BookCommands commands, int i) {
        command.orderId = commands.orderId[i];
        command.uid = commands.accountId[i];
        command.price = commands.priceTicks[i];
        command.size = commands.lots[i];
        command.action = commands.buys[i] ? OrderAction.BID : OrderAction.ASK;
        command.reserveBidPrice = Long.MAX_VALUE;
        command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
        command.matcherEvent = null;
        switch (commands.kind[i]) {
            case BookCommands.MOVE -> command.command = OrderCommandType.MOVE_ORDER;
            case BookCommands.CANCEL -> command.command = OrderCommandType.CANCEL_ORDER;
            case BookCommands.TAKE -> {
                command.command = OrderCommandType.PLACE_ORDER;
                command.orderType = OrderType.IOC;
            }
            default -> {
                command.command = OrderCommandType.PLACE_ORDER;
                command.orderType = OrderType.GTC;
            }
        }
    }

    @Override
    public BookCommands.Outcome outcome() {
        book.validateInternalState();
        var levels = book.getL2MarketDataSnapshot(Integer.MAX_VALUE);
        return new BookCommands.Outcome(
                book.getOrdersNum(OrderAction.ASK) + book.getOrdersNum(OrderAction.BID),
                levels.askSize + levels.bidSize,
                trades,
                tradedLots);
    }
}
