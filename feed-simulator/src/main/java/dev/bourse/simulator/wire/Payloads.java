package dev.bourse.simulator.wire;

import dev.bourse.simulator.market.AggregateTrade;
import dev.bourse.simulator.market.BookTop;
import dev.bourse.simulator.market.Candle;
import dev.bourse.simulator.market.KlineInterval;
import dev.bourse.simulator.market.Market;
import dev.bourse.simulator.market.RollingStatistics;
import dev.bourse.simulator.market.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Writes the payload of each stream. */
public final class Payloads {

    private static final int DECIMALS = 8;

    private Payloads() {}

    public static String trade(Market market, Trade trade, long eventMs) {
        return event("trade", eventMs, market)
                .number("t", trade.id())
                .text("p", market.price(trade.priceTicks()))
                .text("q", market.quantity(trade.quantityLots()))
                .number("T", trade.timeMs())
                .flag("m", trade.buyerIsMaker())
                .flag("M", true)
                .end();
    }

    public static String aggregateTrade(Market market, AggregateTrade trade, long eventMs) {
        return event("aggTrade", eventMs, market)
                .number("a", trade.id())
                .text("p", market.price(trade.priceTicks()))
                .text("q", market.quantity(trade.quantityLots()))
                .number("f", trade.firstId())
                .number("l", trade.lastId())
                .number("T", trade.timeMs())
                .flag("m", trade.buyerIsMaker())
                .flag("M", true)
                .end();
    }

    public static String bookTicker(Market market, BookTop top) {
        return new JsonText()
                .number("u", top.updateId())
                .text("s", market.symbol())
                .text("b", market.price(top.bidTicks()))
                .text("B", market.quantity(top.bidLots()))
                .text("a", market.price(top.askTicks()))
                .text("A", market.quantity(top.askLots()))
                .end();
    }

    public static String kline(Market market, KlineInterval interval, Candle candle, boolean closed, long eventMs) {
        return event("kline", eventMs, market)
                .object("k")
                .number("t", candle.openMs())
                .number("T", candle.endMs() - 1)
                .text("s", market.symbol())
                .text("i", interval.label())
                .number("f", candle.firstId())
                .number("L", candle.lastId())
                .text("o", market.price(candle.openTicks()))
                .text("c", market.price(candle.closeTicks()))
                .text("h", market.price(candle.highTicks()))
                .text("l", market.price(candle.lowTicks()))
                .text("v", market.quantity(candle.volumeLots()))
                .number("n", candle.trades())
                .flag("x", closed)
                .text("q", market.quote(candle.quote()))
                .text("V", market.quantity(candle.takerBuyLots()))
                .text("Q", market.quote(candle.takerBuyQuote()))
                .text("B", "0")
                .endObject()
                .end();
    }

    public static String ticker(Market market, RollingStatistics day, Optional<BookTop> top, long eventMs) {
        Candle window = day.window();
        return event("24hrTicker", eventMs, market)
                .text("p", change(market, window))
                .text("P", changePercent(window))
                .text("w", averagePrice(market, window))
                .text("x", market.price(day.previousTicks()))
                .text("c", market.price(window.closeTicks()))
                .text("Q", market.quantity(day.lastLots()))
                .text("b", market.price(top.map(BookTop::bidTicks).orElse(0L)))
                .text("B", market.quantity(top.map(BookTop::bidLots).orElse(0L)))
                .text("a", market.price(top.map(BookTop::askTicks).orElse(0L)))
                .text("A", market.quantity(top.map(BookTop::askLots).orElse(0L)))
                .text("o", market.price(window.openTicks()))
                .text("h", market.price(window.highTicks()))
                .text("l", market.price(window.lowTicks()))
                .text("v", market.quantity(window.volumeLots()))
                .text("q", market.quote(window.quote()))
                .number("O", day.openTimeMs())
                .number("C", day.closeTimeMs())
                .number("F", window.firstId())
                .number("L", window.lastId())
                .number("n", window.trades())
                .end();
    }

    public static String serverShutdown(long eventMs) {
        return new JsonText().text("e", "serverShutdown").number("E", eventMs).end();
    }

    /** How a message looks on a connection that carries combined streams. */
    public static String combined(String stream, String payload) {
        return "{\"stream\":\"" + stream + "\",\"data\":" + payload + "}";
    }

    /** The last price less the first of a window. */
    public static String change(Market market, Candle window) {
        return market.price(window.closeTicks() - window.openTicks());
    }

    /** The change as a percentage of the first price, with three decimals. */
    public static String changePercent(Candle window) {
        if (window.openTicks() == 0) {
            return "0.000";
        }
        return BigDecimal.valueOf(window.closeTicks() - window.openTicks())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(window.openTicks()), 3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The average price weighted by volume. */
    public static String averagePrice(Market market, Candle window) {
        if (window.volumeLots() == 0) {
            return market.price(0);
        }
        return market.quoteAmount(window.quote())
                .divide(market.quantityAmount(window.volumeLots()), DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static JsonText event(String type, long eventMs, Market market) {
        return new JsonText().text("e", type).number("E", eventMs).text("s", market.symbol());
    }
}
