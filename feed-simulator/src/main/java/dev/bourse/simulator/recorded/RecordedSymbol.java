package dev.bourse.simulator.recorded;

import dev.bourse.simulator.market.BookTop;
import dev.bourse.simulator.market.Depth;
import dev.bourse.simulator.market.Klines;
import dev.bourse.simulator.market.Market;
import dev.bourse.simulator.market.SymbolMarket;
import dev.bourse.simulator.market.Trade;
import dev.bourse.simulator.market.TradeHistory;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One symbol of a recording, up to the position of the replay. */
final class RecordedSymbol implements SymbolMarket {

    private final Market market;
    private final RecordedHistory history = new RecordedHistory();
    private final Klines klines = new Klines(history);
    private final RecordedBook book;

    RecordedSymbol(Market market) {
        this.market = market;
        this.book = new RecordedBook(market);
    }

    Trade addTrade(JsonNode payload) {
        Trade trade = new Trade(
                Payload.number(payload, "t"),
                Payload.number(payload, "T"),
                market.ticks(Payload.decimal(payload, "p")),
                market.lots(Payload.decimal(payload, "q")),
                Payload.flag(payload, "m"));
        history.add(trade);
        return trade;
    }

    BookTop setTop(JsonNode payload) {
        BookTop top = new BookTop(
                Payload.number(payload, "u"),
                market.ticks(Payload.decimal(payload, "b")),
                market.lots(Payload.decimal(payload, "B")),
                market.ticks(Payload.decimal(payload, "a")),
                market.lots(Payload.decimal(payload, "A")));
        book.bookTicker(top);
        return top;
    }

    RecordedBook book() {
        return book;
    }

    @Override
    public Market market() {
        return market;
    }

    @Override
    public TradeHistory history() {
        return history;
    }

    @Override
    public Klines klines() {
        return klines;
    }

    @Override
    public Optional<BookTop> top() {
        return book.top();
    }

    @Override
    public Depth depth(int limit) {
        return book.depth(limit);
    }
}
