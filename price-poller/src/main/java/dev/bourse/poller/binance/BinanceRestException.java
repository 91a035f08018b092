package dev.bourse.poller.binance;

/** Binance's REST API refused, is not reachable, or answered with something that is not its own. */
public final class BinanceRestException extends Exception {

    /** Binance's own code of an unknown symbol ("Errors": -1121 BAD_SYMBOL). */
    private static final int BAD_SYMBOL = -1121;

    private final int code;

    BinanceRestException(String message, int code) {
        super(message);
        this.code = code;
    }

    BinanceRestException(String message, Throwable cause) {
        super(message, cause);
        this.code = 0;
    }

    /** True when the exchange does not know the symbol, so that asking again is of no use. */
    public boolean isUnknownSymbol() {
        return code == BAD_SYMBOL;
    }
}
