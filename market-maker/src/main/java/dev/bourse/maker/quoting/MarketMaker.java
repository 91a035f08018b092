package dev.bourse.maker.quoting;

import dev.bourse.maker.account.Account;
import dev.bourse.maker.account.AccountStream;
import dev.bourse.maker.account.Fill;
import dev.bourse.maker.api.ExchangeApi;
import dev.bourse.maker.api.KeyHolder;
import dev.bourse.maker.api.OrderName;
import dev.bourse.maker.api.Outcome;
import dev.bourse.maker.api.Pace;
import dev.bourse.maker.market.MarketList;
import dev.bourse.maker.quoting.Conditions.MakerParts;
import dev.bourse.maker.reference.OwnPrices;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** All markets, their threads, and what they share. */
public final class MarketMaker {

    private static final Logger LOG = LoggerFactory.getLogger(MarketMaker.class);
    private static final Duration MARKETS_EVERY = Duration.ofSeconds(1);
    private static final Duration END_WITHIN = Duration.ofSeconds(3);

    private final Map<String, MarketQuoter> quoters = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final MarketList markets = new MarketList();
    private final ExchangeApi api;
    private final AccountStream stream;
    private final DeadManSwitch deadMan;
    private final MakerMetrics metrics;
    private final KeyHolder keys;

    /**
     * How it goes about it.
     *
     * @param maxExposure what may be at stake, by the asset that markets are quoted in
     */
    public record Rules(
            Timing timing, Duration deadManTimeout, int requestsPerSecond, Map<String, BigDecimal> maxExposure) {}

    /**
     * Does nothing yet.
     *
     * @param ownPriced the markets whose own trades are the price to quote around
     */
    public MarketMaker(
            HttpClient http,
            URI websocketUrl,
            KeyHolder keys,
            ExchangeApi api,
            List<QuotedMarket> quoted,
            List<String> ownPriced,
            OwnPrices ownPrices,
            Rules rules,
            MakerMetrics metrics,
            InstantSource clock) {
        this.api = api;
        this.keys = keys;
        this.metrics = metrics;
        Account account = new Account(clock, this::traded);
        this.stream = new AccountStream(
                http, websocketUrl, keys, api, account, ownPriced, ownPrices::traded, ownPrices::lookedUp, clock);
        this.deadMan = new DeadManSwitch(api, rules.deadManTimeout(), clock);
        MakerParts parts = new MakerParts(keys, account, stream, markets, deadMan, clock);
        Pace pace = new Pace(rules.requestsPerSecond());
        OrderDesk desk = new OrderDesk(api, account, new OrderName(clock), pace, metrics);
        Exposures exposures = new Exposures(rules.maxExposure());
        for (QuotedMarket it : quoted) {
            MarketQuoter quoter = new MarketQuoter(it, rules.timing(), parts, desk, exposures);
            quoters.put(it.symbol(), quoter);
            deadMan.dependsOn(quoter::aliveAtMs);
            metrics.watch(quoter);
        }
        rules.maxExposure().keySet().forEach(it -> metrics.watch(exposures, it));
    }

    /**
     * How a market is at a moment.
     *
     * @param pause why it is not quoted; null while it is
     */
    public record Status(@Nullable Pause pause, Duration pausedFor, BigDecimal position) {}

    /** By symbol. */
    public Map<String, Status> status() {
        Map<String, Status> status = new LinkedHashMap<>();
        quoters.forEach((symbol, it) -> status.put(
                symbol, new Status(it.pause(), it.pausedFor(), it.planning().position())));
        return status;
    }

    public void start() {
        threads.add(Thread.ofVirtual().name("markets").start(this::readMarkets));
        stream.start();
        deadMan.start();
        quoters.forEach((symbol, it) ->
                threads.add(Thread.ofVirtual().name("quoter-" + symbol).start(it::run)));
    }

    /** Ends in order: nothing of the maker's stays open. */
    public void stop() {
        quoters.values().forEach(MarketQuoter::close);
        try {
            for (Thread it : threads.subList(1, threads.size())) {
                it.join(END_WITHIN);
            }
            if (keys.key() != null) {
                Outcome outcome = api.send("DELETE", "openOrders", null);
                if (outcome instanceof Outcome.Done(JsonNode answer)) {
                    deadMan.disarm();
                    LOG.info("stopped cancelled={}", answer.path("cancelled").size());
                } else {
                    LOG.warn("stopped, and the dead-man switch is left to cancel orders cause={}", outcome);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.forEach(Thread::interrupt);
            deadMan.close();
            stream.close();
        }
    }

    private void traded(Fill fill) {
        MarketQuoter quoter = quoters.get(fill.symbol());
        if (quoter != null) {
            metrics.traded(fill, quoter.planning().reference());
            quoter.wakeUp();
        }
    }

    private void readMarkets() {
        String problem = "";
        try {
            while (true) {
                Outcome outcome = api.published("markets");
                if (outcome instanceof Outcome.Done(JsonNode answer)) {
                    markets.take(answer);
                    problem = "";
                } else if (!outcome.toString().equals(problem)) {
                    problem = outcome.toString();
                    LOG.warn("markets can't be read cause={}", outcome);
                }
                Thread.sleep(MARKETS_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
