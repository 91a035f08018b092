package dev.bourse.benchmarks.book;

import dev.bourse.engine.book.OrderBook;
import dev.bourse.engine.book.OrderBookListener;
import dev.bourse.engine.book.SelfTradePrevention;
import dev.bourse.engine.book.Side;

/** Our order book; its listener counts. */
final class BourseBook implements MeasuredBook, OrderBookListener {

    private final OrderBook book = new OrderBook(this);
    private long trades;
    private long tradedLots;
    private long levelChanges;

    @Override
    public void run(BookCommands commands, int from, int to) {
        for (int i = from; i < to; i++) {
            long id = commands.orderId[i];
            switch (commands.kind[i]) {
                case BookCommands.MOVE ->
                    book.move(id, commands.priceTicks[i], book.openLotsOf(id), SelfTradePrevention.NONE);
                case BookCommands.CANCEL -> book.cancel(id);
                default -> place(commands, i, id);
            }
        }
    }

    private void place(BookCommands commands, int i, long id) {
        Side side = commands.buys[i] ? Side.BUY : Side.SELL;
        long account = commands.accountId[i];
        long price = commands.priceTicks[i];
        long left = book.match(side, price, commands.lots[i], account, SelfTradePrevention.NONE);
        if (left > 0 && commands.kind[i] == BookCommands.PLACE) {
            book.rest(id, 0, account, side, price, left, 0);
        }
    }

    @Override
    public BookCommands.Outcome outcome() {
        long[] levels = {0};
        for (Side side : Side.values()) {
            book.visitLevels(side, Integer.MAX_VALUE, (price, lots) -> levels[0]++);
        }
        if (levelChanges == 0) {
            throw new IllegalStateException("no level has changed");
        }
        return new BookCommands.Outcome(book.size(), levels[0], trades, tradedLots);
    }

    @Override
    public void traded(long makerOrderId, long makerTag, long priceTicks, long lots, long makerOpenLots) {
        trades++;
        tradedLots += lots;
    }

    @Override
    public void selfTradePrevented(long makerOrderId, long makerTag, long priceTicks, long lots, long makerOpenLots) {}

    @Override
    public void levelChanged(Side side, long priceTicks, long visibleLots) {
        levelChanges++;
    }
}
