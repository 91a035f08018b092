package dev.bourse.realtime.enigma;

import dev.bourse.exchange.market.Market;
import dev.bourse.exchange.market.Markets;
import dev.bourse.realtime.backend.Backend;
import dev.bourse.realtime.feed.RedisWorker;
import dev.bourse.realtime.feed.Symbols;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Starts and stops what begins, shows and writes enigmas. */
public final class EnigmaReaders implements SmartLifecycle {

    private static final Duration FLUSH_INTERVAL = Duration.ofMillis(100);

    private final Enigmas enigmas;
    private final EnigmaSeeding seeding;
    private final EnigmaKeys keys;
    private final List<RedisWorker> workers = new ArrayList<>();

    /** Of all markets that there are. */
    public EnigmaReaders(
            Enigmas enigmas,
            Symbols symbols,
            Markets markets,
            StringRedisTemplate redis,
            InstantSource clock,
            Backend backend) {
        this.enigmas = enigmas;
        this.seeding = new EnigmaSeeding(enigmas, backend, () -> all(symbols, markets), clock);
        this.keys = new EnigmaKeys(enigmas, redis);
    }

    private static Collection<String> all(Symbols symbols, Markets markets) {
        Set<String> all = new LinkedHashSet<>(symbols.get());
        markets.all().stream().map(Market::symbol).forEach(all::add);
        return all;
    }

    @Override
    public void start() {
        workers.add(new RedisWorker("enigma-seeds", seeding::run));
        workers.add(new RedisWorker("enigma-keys", keys::run));
        workers.add(new RedisWorker("enigma-frames", () -> {
            enigmas.flush();
            Thread.sleep(FLUSH_INTERVAL);
        }));
    }

    @Override
    public void stop() {
        workers.forEach(RedisWorker::close);
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }
}
