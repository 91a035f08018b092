package dev.bourse.poller.sink;

import dev.bourse.common.market.Instrument;
import dev.bourse.common.market.OfferedSymbol;
import dev.bourse.common.redis.RedisNames;
import dev.bourse.common.wire.WireJson;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What the feed remembers across restarts, in Redis. Blocking; each call throws when Redis is away. */
public final class FeedMemory {

    /** Hash: symbol to the start of a fetch of history that has not ended, Unix milliseconds. */
    private static final String UNFINISHED_HISTORY = "poller:unfinished_history";

    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{2,20}");
    private static final int SCAN_COUNT = 500;

    private final StringRedisTemplate redis;

    public FeedMemory(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** The newest trade id of the symbol up to which nothing is missing. */
    public OptionalLong lastTradeId(String symbol) {
        return number(RedisNames.LAST_TRADE_IDS, symbol);
    }

    /** Remembers where a symbol begins, unless something is remembered already. */
    public void startAt(String symbol, long lastTradeId) {
        redis.opsForHash().putIfAbsent(RedisNames.LAST_TRADE_IDS, symbol, Long.toString(lastTradeId));
    }

    /** Where an unfinished fetch of history begins, Unix milliseconds; 0 for "as much as a new symbol begins with". */
    public OptionalLong unfinishedHistory(String symbol) {
        return number(UNFINISHED_HISTORY, symbol);
    }

    /** Remembers that history from {@code fromMs} on is being fetched. */
    public void beginHistory(String symbol, long fromMs) {
        redis.opsForHash().put(UNFINISHED_HISTORY, symbol, Long.toString(fromMs));
    }

    /** Nothing of the history is left to fetch. */
    public void endHistory(String symbol) {
        redis.opsForHash().delete(UNFINISHED_HISTORY, symbol);
    }

    /** Tells everyone what the exchange says of a symbol. */
    public void saveInstrument(Instrument instrument) {
        redis.opsForHash().put(RedisNames.INSTRUMENTS, instrument.symbol(), WireJson.write(instrument));
    }

    /** Tells everyone what could be carried. */
    public void saveOfferedSymbols(List<OfferedSymbol> offered) {
        redis.opsForValue().set(RedisNames.OFFERED_SYMBOLS, WireJson.write(offered));
    }

    public boolean hasOfferedSymbols() {
        return Boolean.TRUE.equals(redis.hasKey(RedisNames.OFFERED_SYMBOLS));
    }

    /** Whether a symbol has the form that the feed can carry. */
    public static boolean isSymbol(String name) {
        return SYMBOL.matcher(name).matches();
    }

    /** The symbols of all market watches; what is no symbol of Binance's form is left out. */
    public Set<String> watchedSymbols() {
        Set<String> watched = new TreeSet<>();
        ScanOptions watches = ScanOptions.scanOptions()
                .match(RedisNames.MARKETWATCH_PATTERN)
                .count(SCAN_COUNT)
                .build();
        try (Cursor<String> keys = redis.scan(watches)) {
            while (keys.hasNext()) {
                Set<String> members = redis.opsForSet().members(keys.next());
                if (members != null) {
                    members.stream().filter(FeedMemory::isSymbol).forEach(watched::add);
                }
            }
        }
        return watched;
    }

    private OptionalLong number(String hash, String symbol) {
        @Nullable Object value = redis.opsForHash().get(hash, symbol);
        return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.toString()));
    }
}
