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

        /** What streams of its kind have in common: {@code depth}, {@code trade}, {@code ticker}, {@code kline}, {@code enigma}, {@code account}. */
        default String kind() {
            return switch (this) {
                case Depth _ -> "depth";
                case Trades _ -> "trade";
                case Tickers _ -> "ticker";
                case Candles _ -> "kline";
                case Enigmas _ -> "enigma";
                case Account _ -> Account.NAME;
            };
        }
    }

    /** A stream of one market. */
    sealed interface OfMarket extends Stream {
        String symbol();
    }

    /** {@code depth@SYMBOL}: the order book of one of our own markets. */
    record Depth(String symbol) implements OfMarket {
        @Override
        public String name() {
            return "depth@" + symbol;
        }
    }

    /**
     * {@code account}: what happens to one client's account. It is of one subscription alone, since each counts from where it begins.
     *
     * @param subscription a number that no other one has
     */
    record Account(long subscription) implements Stream {

        public static final String NAME = "account";

        @Override
        public String name() {
            return NAME;
        }
    }

    /** {@code ticker@SYMBOL}: statistics of the last 24 hours. */
    record Tickers(String symbol) implements OfMarket {
        @Override
        public String name() {
            return "ticker@" + symbol;
        }
    }

    /** {@code trade@SYMBOL}: every trade. */
    record Trades(String symbol) implements OfMarket {
        @Override
        public String name() {
            return "trade@" + symbol;
        }
    }

    /** {@code kline_INTERVAL@SYMBOL}: the open candle, and each candle when it closes. */
    record Candles(String symbol, CandleDuration duration) implements OfMarket {
        @Override
        public String name() {
            return "kline_" + duration.label() + '@' + symbol;
        }
    }

    /** {@code enigma@SYMBOL}: where the price stands between the lowest and the highest of its history. */
    record Enigmas(String symbol) implements OfMarket {
        @Override
        public String name() {
            return "enigma@" + symbol;
        }
    }
}
