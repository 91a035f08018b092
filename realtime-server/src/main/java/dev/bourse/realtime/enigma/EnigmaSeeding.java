package dev.bourse.realtime.enigma;

import dev.bourse.realtime.backend.Backend;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the backend for each market's highest and lowest price: at once, soon again and then ever more seldom, since history that is
 * still being fetched may reach further. Who waits for it has it asked for each second. For a thread of its own.
 */
final class EnigmaSeeding {

    private static final Logger LOG = LoggerFactory.getLogger(EnigmaSeeding.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final long FIRST_AFTER_MS = Duration.ofSeconds(1).toMillis();
    private static final long AT_LAST_AFTER_MS = Duration.ofMinutes(1).toMillis();

    /** Questions between two pauses: far less than what the backend lets one address ask. */
    private static final int MOST_AT_ONCE = 10;

    private final Enigmas enigmas;
    private final Backend backend;
    private final Supplier<? extends Collection<String>> symbols;
    private final InstantSource clock;
    private final Map<String, Asked> asked = new HashMap<>();
    private boolean failing;

    /** When a market was asked for, Unix milliseconds, and how long after that it is again. */
    private record Asked(long atMs, long againAfterMs) {}

    /**
     * Seeding of no market yet.
     *
     * @param symbols all markets that there are, asked each time
     */
    EnigmaSeeding(
            Enigmas enigmas, Backend backend, Supplier<? extends Collection<String>> symbols, InstantSource clock) {
        this.enigmas = enigmas;
        this.backend = backend;
        this.symbols = symbols;
        this.clock = clock;
    }

    /** Asks for what is due, rests. Over and over. */
    void run() throws InterruptedException {
        Thread.sleep(askForDue() ? PAUSE : PAUSE_AFTER_FAILURE);
    }

    /** False when the backend is away. */
    boolean askForDue() throws InterruptedException {
        Collection<String> there = symbols.get();
        asked.keySet().retainAll(there);
        List<String> due =
                there.stream().filter(this::isDue).limit(MOST_AT_ONCE).toList();
        try {
            for (String symbol : due) {
                backend.find("/api/v1/symbols/" + symbol + "/enigma", EnigmaSeed.class)
                        .ifPresent(seed -> enigmas.join(symbol, seed));
                Asked before = asked.get(symbol);
                long again = before == null ? FIRST_AFTER_MS : Math.min(2 * before.againAfterMs(), AT_LAST_AFTER_MS);
                asked.put(symbol, new Asked(clock.millis(), again));
                failing = false;
            }
            return true;
        } catch (IOException e) {
            // Once per trouble is enough: a backend that is away is away for all markets.
            if (!failing) {
                LOG.warn("Enigmas wait for the backend cause={}", e.toString());
            }
            failing = true;
            return false;
        }
    }

    private boolean isDue(String symbol) {
        Asked last = asked.get(symbol);
        if (last == null) {
            return true;
        }
        long sinceMs = clock.millis() - last.atMs();
        return sinceMs >= last.againAfterMs() || (sinceMs >= FIRST_AFTER_MS && enigmas.waitsForSeed(symbol));
    }
}
