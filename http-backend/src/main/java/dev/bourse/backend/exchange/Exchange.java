package dev.bourse.backend.exchange;

import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.exchange.client.Command;
import dev.bourse.exchange.client.ExchangeClient;
import dev.bourse.exchange.client.ExchangeUnavailableException;
import dev.bourse.exchange.client.Query;
import dev.bourse.exchange.client.Reply;
import dev.bourse.exchange.event.Answer;
import dev.bourse.exchange.event.Answer.Item;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The exchange as requests see it. Markets are asked for now and then and remembered while the engine is away; whoever names one that is not
 * known makes them be asked for at once.
 */
@Component
public final class Exchange {

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    private static final long FRESH_FOR_MS = Duration.ofMillis(250).toMillis();
    private static final long AT_LEAST_BETWEEN_MS = Duration.ofMillis(100).toMillis();

    private final ExchangeClient client;
    private final InstantSource clock;
    private final Markets markets = new Markets();
    private final Map<Integer, Item.MarketPrices> prices = new ConcurrentHashMap<>();
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicLong logTimeMs = new AtomicLong();
    private volatile long askedAtMs;
    private volatile boolean known;

    Exchange(ExchangeClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Sends a command and waits for its reply.
     *
     * @throws ExchangeUnavailableException when there is none in time; it says whether the command may have been done
     */
    public Reply send(Command command) {
        Reply reply = client.send(command);
        logTimeMs.accumulateAndGet(reply.timeMs(), Math::max);
        reply.events().forEach(markets::apply);
        return reply;
    }

    /**
     * As {@link #send}, for commands that can be given again without harm.
     *
     * @throws RefusedException when there is no reply in time
     */
    public Reply sendOrRefuse(Command command) {
        try {
            return send(command);
        } catch (ExchangeUnavailableException e) {
            throw e.isMaybeDone() ? RefusedException.of(ErrorCode.STATUS_UNKNOWN) : unavailable();
        }
    }

    /**
     * Asks the engine.
     *
     * @throws RefusedException when it does not answer in time
     */
    public Answer ask(Query query) {
        try {
            return client.ask(query);
        } catch (ExchangeUnavailableException e) {
            throw unavailable();
        }
    }

    /** What an account has: all that is not nothing. */
    public List<BalanceChanged> balances(long accountId) {
        return ask(new Query.Balances(accountId, 0)).items().stream()
                .flatMap(it -> it instanceof Item.State(BalanceChanged balance) ? Stream.of(balance) : Stream.empty())
                .toList();
    }

    /** Waits until all commands that stand in the log now have been done; returns the sequence of the newest event by then. */
    public long fence() {
        return sendOrRefuse(new Command.Fence()).lastSequence();
    }

    /** A log time that has been reached, Unix milliseconds: the newest that is known here. */
    public long logTimeMs() {
        long newest = logTimeMs.get();
        if (newest == 0) {
            fence();
            newest = logTimeMs.get();
        }
        return newest;
    }

    /** All markets and assets. */
    public Markets markets() {
        refreshOlderThan(FRESH_FOR_MS);
        return markets;
    }

    /** The markets and assets that are known by now, for whoever can't wait for an answer; none while the engine was never reached. */
    public Markets knownMarkets() {
        return markets;
    }

    /** A market from a field or parameter of that name, which must be there. */
    public Market market(String name, @Nullable String value) {
        String symbol = Parameters.symbol(name, value);
        Market market = find(symbol);
        if (market == null) {
            throw new RefusedException(
                    ErrorCode.UNKNOWN_SYMBOL,
                    "There is no market " + symbol + " that orders can be placed in.",
                    Map.of(
                            "symbol",
                            symbol,
                            "allowed",
                            markets.all().stream().map(Market::symbol).toList()));
        }
        return market;
    }

    /** A market by its symbol; null when the exchange has none of that name. */
    public @Nullable Market find(String symbol) {
        Market market = markets.find(symbol);
        if (market == null) {
            refreshOlderThan(AT_LEAST_BETWEEN_MS);
            market = markets.find(symbol);
        } else {
            refreshOlderThan(FRESH_FOR_MS);
        }
        return market;
    }

    /** An asset from a field or parameter of that name, which must be there. */
    public Asset asset(String name, @Nullable String value) {
        String wanted = Parameters.symbol(name, value);
        Asset asset = markets().findAsset(wanted);
        if (asset == null) {
            refreshOlderThan(AT_LEAST_BETWEEN_MS);
            asset = markets.findAsset(wanted);
        }
        if (asset == null) {
            throw new RefusedException(
                    ErrorCode.UNKNOWN_ASSET,
                    "There is no asset " + wanted + " here.",
                    Map.of(
                            "asset",
                            wanted,
                            "allowed",
                            markets.assets().stream().map(Asset::name).toList()));
        }
        return asset;
    }

    /** Where a market was a moment ago; null when that has never been asked. */
    public Item.@Nullable MarketPrices prices(Market market) {
        refreshOlderThan(FRESH_FOR_MS);
        return prices.get(market.id());
    }

    /** The refusal while the engine or its log is away. */
    public static RefusedException unavailable() {
        return RefusedException.of(ErrorCode.EXCHANGE_UNAVAILABLE);
    }

    private void refreshOlderThan(long ageMs) {
        if (known && isFresh(ageMs)) {
            return;
        }
        if (!known) {
            asking.lock();
        } else if (!asking.tryLock()) {
            return; // somebody asks already; what is known will do
        }
        try {
            if (!isFresh(ageMs)) {
                askedAtMs = clock.millis();
                askAll();
            }
        } catch (ExchangeUnavailableException e) {
            log.debug("markets not asked cause={}", e.getMessage());
        } finally {
            asking.unlock();
        }
        if (!known) {
            throw unavailable();
        }
    }

    private boolean isFresh(long ageMs) {
        return clock.millis() - askedAtMs < ageMs;
    }

    private void askAll() {
        for (Item item : client.ask(new Query.AllMarkets(0)).items()) {
            switch (item) {
                case Item.State(var event) -> markets.apply(event);
                case Item.MarketPrices it -> prices.put(it.marketId(), it);
                case Item.OpenOrder _, Item.ClientIdUse _ -> {}
            }
        }
        known = true;
    }
}
