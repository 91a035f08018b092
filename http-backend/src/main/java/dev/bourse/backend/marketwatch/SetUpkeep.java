package dev.bourse.backend.marketwatch;

import dev.bourse.backend.marketwatch.MarketWatchStore.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Sees to it that the sets in Redis are what the table says: all are looked at when the service starts, soon after Redis could not be
 * reached or has been emptied, and now and then by one of the instances. In a thread of its own, which goes on while a store is away.
 */
@Component
final class SetUpkeep {

    private static final Logger log = LoggerFactory.getLogger(SetUpkeep.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int PAGE = 500;

    private final MarketWatchStore store;
    private final WatchedSets sets;
    private final Thread thread = Thread.ofVirtual().name("market-watch").unstarted(this::keepLooking);

    SetUpkeep(MarketWatchStore store, WatchedSets sets) {
        this.store = store;
        this.sets = sets;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        thread.interrupt();
    }

    private void keepLooking() {
        Duration wait = INTERVAL;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                wait = looked(wait) ? INTERVAL : longer(wait);
                Thread.sleep(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when a store was away. */
    private boolean looked(Duration lastWait) {
        boolean taken = false;
        try {
            taken = sets.takeTurn();
            if (taken) {
                writeAll();
            }
            return true;
        } catch (DataAccessException | TransactionException e) {
            sets.giveTurnBack();
            if (lastWait.equals(INTERVAL)) {
                log.warn(
                        "market watches not repeated in Redis, trying again cause={}",
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            }
            return false;
        }
    }

    private void writeAll() {
        Set<Long> left = sets.accounts();
        int written = 0;
        List<Watch> page = store.page(0, PAGE);
        while (!page.isEmpty()) {
            for (Watch it : page) {
                left.remove(it.accountId());
                if (!sets.has(it.accountId(), it.symbols())) {
                    store.repeat(it.accountId());
                    written++;
                }
            }
            page = store.page(page.getLast().accountId(), PAGE);
        }
        left.forEach(store::repeat);
        if (written + left.size() > 0) {
            log.info("market watches repeated in Redis accounts={}", written + left.size());
        }
    }

    private static Duration longer(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
