package dev.bourse.poller.binance;

/** Hears what the connections bring. Called from a connection's own thread; it must be quick, for it holds up that connection. */
public interface StreamListener {

    /** A message of any stream. */
    void onEvent(BinanceEvent event);

    /** A connection is open and subscribed, so what it brings from now on is complete. */
    void onSubscribed();
}
