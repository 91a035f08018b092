package dev.bourse.poller.feed;

import dev.bourse.common.market.Instrument;
import java.util.OptionalLong;
import java.util.Set;

/** What the feed remembers across restarts. */
public interface FeedMemory {

    /** The newest trade id of the symbol up to which nothing is missing. */
    OptionalLong lastTradeId(String symbol);

    /** Remembers where a symbol begins, unless something is remembered already. */
    void startAt(String symbol, long lastTradeId);

    /** Where an unfinished fetch of history begins, Unix milliseconds; 0 for "as much as a chart shows at first". */
    OptionalLong unfinishedHistory(String symbol);

    void beginHistory(String symbol, long fromMs);

    void endHistory(String symbol);

    void saveInstrument(Instrument instrument);

    /** The symbols that somebody watches. */
    Set<String> watchedSymbols();
}
