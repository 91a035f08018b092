package dev.bourse.poller.binance;

import dev.bourse.common.market.Kline;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.market.Ticker;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a WebSocket stream says (Binance, "WebSocket Streams for Binance"). */
public sealed interface BinanceEvent {

    /** {@code <symbol>@trade}. */
    record Traded(MarketTrade trade) implements BinanceEvent {}

    /** {@code <symbol>@bookTicker}: the best bid and ask; {@code updateId} ascends within a symbol. */
    record BestPrices(String symbol, long updateId, BigDecimal bid, BigDecimal ask) implements BinanceEvent {}

    /** {@code <symbol>@kline_1m} of a minute that is over ({@code k.x}). */
    record Closed(Kline kline) implements BinanceEvent {}

    /** {@code <symbol>@ticker}. */
    record Rolled(Ticker ticker) implements BinanceEvent {}

    /** The answer to a SUBSCRIBE or UNSUBSCRIBE; {@code error} is null when it was accepted. */
    record Reply(long id, @Nullable String error) implements BinanceEvent {}

    /** Something that is understood and not needed: a kline that is still open, a server notice. */
    record Unneeded() implements BinanceEvent {}
}
