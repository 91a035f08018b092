package dev.bourse.realtime.exchange;

import dev.bourse.common.log.EventLog;
import dev.bourse.exchange.client.ExchangeClient;
import dev.bourse.exchange.client.Query;
import dev.bourse.exchange.event.Answer;
import dev.bourse.exchange.event.Answer.Item;
import dev.bourse.exchange.event.EngineEvent.LevelChanged;
import dev.bourse.exchange.event.EventEntry;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import dev.bourse.realtime.account.AccountEvents;
import dev.bourse.realtime.client.Broadcaster;
import dev.bourse.realtime.feed.RedisWorker;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the event log. It begins with what the engine answers to queries, each with the sequence that it is as of, and reads on
 * from the markets' sequence: what a book's answer knows already is passed over there. Where the next event is no longer in the
 * log, or the log has gone back behind what was read, it begins anew in the same way.
 */
final class EventTail implements RedisWorker.Step {

    private static final Logger LOG = LoggerFactory.getLogger(EventTail.class);
    private static final int BATCH = 500;
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final int MOST_LEVELS = 5_000;

    /** How many events before the beginning are read at most, for the trades that are not in the database yet. */
    private static final long MOST_HISTORY = 20_000;

    private final ExchangeClient engine;
    private final EventLog log;
    private final EntryReader entries;
    private final Markets markets;
    private final MarketStreams streams;
    private final AccountEvents accounts;
    private final Broadcaster broadcaster;

    /** The sequence up to which all is read. */
    private long position;

    /** Events up to there were before the beginning, so that some of them may be missing. */
    private long begun;

    private boolean following;

    /** A tail that has read nothing yet. */
    EventTail(
            ExchangeClient engine,
            EventLog log,
            Markets markets,
            MarketStreams streams,
            AccountEvents accounts,
            Broadcaster broadcaster) {
        this.engine = engine;
        this.log = log;
        this.entries = new EntryReader(log);
        this.markets = markets;
        this.streams = streams;
        this.accounts = accounts;
        this.broadcaster = broadcaster;
    }

    @Override
    public void run() throws InterruptedException {
        broadcaster.awaitRoom();
        if (following) {
            follow();
        } else {
            begin();
        }
    }

    private void begin() {
        Answer all = engine.ask(new Query.AllMarkets(0));
        for (Item item : all.items()) {
            switch (item) {
                case Item.State(var event) -> markets.apply(event);
                case Item.MarketPrices prices -> streams.hadTrades(markets.market(prices.marketId()), prices.trades());
                case Item.OpenOrder _, Item.ClientIdUse _ -> {}
            }
        }
        for (Market market : markets.all()) {
            Answer depth = engine.ask(new Query.Depth(market.id(), MOST_LEVELS, all.sequence()));
            streams.begin(market, depth.sequence(), levels(depth));
        }
        begun = all.sequence();
        position = Math.min(begun, Math.max(log.archivedTo(), begun - MOST_HISTORY));
        accounts.begin(position);
        following = true;
        LOG.info("Following the exchange markets={} sequence={}", markets.all().size(), begun);
    }

    private static List<LevelChanged> levels(Answer depth) {
        return depth.items().stream()
                .mapMulti((Item item, Consumer<LevelChanged> out) -> {
                    if (item instanceof Item.State(LevelChanged level)) {
                        out.accept(level);
                    }
                })
                .toList();
    }

    private void follow() {
        List<EventEntry> read = entries.after(position, BATCH, WAIT);
        if (read.isEmpty() && hasLostItsPlace()) {
            beginAnew("the log ends elsewhere");
            return;
        }
        boolean understood = false;
        try {
            for (EventEntry entry : read) {
                if (entry.firstSequence() > Math.max(position, begun) + 1) {
                    beginAnew("events are no longer in the log");
                    break;
                }
                streams.apply(entry);
                accounts.apply(entry);
                position = entry.lastSequence();
            }
            understood = true;
        } finally {
            following &= understood;
        }
    }

    /** True when the log ends before what was read, or further on but has nothing after it: both can't be of a log that goes on. */
    private boolean hasLostItsPlace() {
        long last = log.lastSequence();
        return last < position
                || (last > position && entries.after(position, 1, Duration.ZERO).isEmpty());
    }

    private void beginAnew(String reason) {
        LOG.warn("Following the exchange anew sequence={} reason=\"{}\"", position, reason);
        following = false;
    }
}
