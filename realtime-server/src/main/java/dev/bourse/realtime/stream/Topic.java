package dev.bourse.realtime.stream;

import dev.bourse.common.market.CandleDuration;

/** Something that messages are about and that a client can be on. */
public sealed interface Topic {

    /** Where the prices come from and whether the feed is up; every client is on it. */
    record Feed() implements Topic {}

    /** {@code price_update} of one symbol. */
    record Prices(String symbol) implements Topic {}

    /** A topic that clients ask for by name, with {@code SUBSCRIBE}. */
    sealed interface Stream extends Topic {

        /** The name on the wire, for example {@code kline_1m@BTCUSDT}. */
        String name();

        String symbol();
    }

    /** {@code ticker@SYMBOL}: statistics of the last 24 hours. */
    record Tickers(String symbol) implements Stream {
        @Override
        public String name() {
            return "ticker@" + symbol;
        }
    }

    /** {@code trade@SYMBOL}: every trade. */
    record Trades(String symbol) implements Stream {
        @Override
        public String name() {
            return "trade@" + symbol;
        }
    }

    /** {@code kline_INTERVAL@SYMBOL}: the open candle, and each candle when it closes. */
    record Candles(String symbol, CandleDuration duration) implements Stream {
        @Override
        public String name() {
            return "kline_" + duration.label() + '@' + symbol;
        }
    }
}
