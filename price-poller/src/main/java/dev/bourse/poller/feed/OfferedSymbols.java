package dev.bourse.poller.feed;

import dev.bourse.common.market.OfferedSymbol;
import dev.bourse.poller.binance.BinanceRest;
import dev.bourse.poller.binance.BinanceRestException;
import dev.bourse.poller.sink.FeedMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells everyone what the exchange trades, so that people find what is not carried yet. For one thread. */
public final class OfferedSymbols {

    private static final Logger LOG = LoggerFactory.getLogger(OfferedSymbols.class);
    private static final Duration REFRESH = Duration.ofMinutes(10);
    private static final Duration RETRY = Duration.ofSeconds(15);

    /** Some times as many as Binance has. */
    private static final int MOST = 10_000;

    private final BinanceRest rest;
    private final FeedMemory memory;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private Instant retry = Instant.MIN;

    public OfferedSymbols(BinanceRest rest, FeedMemory memory, InstantSource clock) {
        this.rest = rest;
        this.memory = memory;
        this.clock = clock;
    }

    /** Asks the exchange, unless it is not long ago and Redis still has the answer. */
    public void refreshIfDue() throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(retry) || (now.isBefore(next) && memory.hasOfferedSymbols())) {
            return;
        }
        try {
            List<OfferedSymbol> offered = rest.offeredSymbols().stream()
                    .filter(it -> FeedMemory.isSymbol(it.symbol()))
                    .sorted(Comparator.comparing(OfferedSymbol::symbol))
                    .limit(MOST)
                    .toList();
            memory.saveOfferedSymbols(offered);
            next = now.plus(REFRESH);
            LOG.info("the exchange offers symbols={}", offered.size());
        } catch (BinanceRestException e) {
            retry = now.plus(RETRY);
            LOG.warn("what the exchange offers could not be asked: {}", e.getMessage());
        }
    }
}
