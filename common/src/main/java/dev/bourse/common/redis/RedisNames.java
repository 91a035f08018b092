package dev.bourse.common.redis;

/** Streams, groups, keys and channels. People have clients for some of them: a name here is never renamed. */
public final class RedisNames {

    /** Stream of every market trade; field {@link #DATA}; see {@link dev.bourse.common.wire.TradeCodec}. */
    public static final String TRADES_STREAM = "binance_trades_stream";

    /** Stream of the exchange's own closed klines; field {@link #DATA}: {@link dev.bourse.common.market.Kline} as JSON. */
    public static final String KLINES_STREAM = "binance_klines_stream";

    /** Entries of either stream that can never be stored, as received, with {@link #REASON} and {@link #ORIGIN}. */
    public static final String DEAD_STREAM = "binance_trades_stream:dead";

    /** The consumer group that stores both streams. */
    public static final String UPLOADER_GROUP = "batch_uploader_group";

    public static final String DATA = "data";
    public static final String REASON = "reason";

    /** On the dead stream: the stream that an entry came from. */
    public static final String ORIGIN = "origin";

    /** Hash: symbol to {@link dev.bourse.common.market.Instrument} as JSON, for all that the feed has ever carried. */
    public static final String INSTRUMENTS = "instruments";

    /**
     * All symbols that the exchange trades, whether the feed carries them or not: a JSON array of
     * {@link dev.bourse.common.market.OfferedSymbol}.
     */
    public static final String OFFERED_SYMBOLS = "exchange:symbols";

    /** Hash: symbol to the id of the newest trade up to which {@link #TRADES_STREAM} has no gap. */
    public static final String LAST_TRADE_IDS = "poller:last_trade_ids";

    /** Channel, and key with a TTL of a few seconds: {@link dev.bourse.common.market.FeedStatus} as JSON. */
    public static final String FEED_STATUS = "feed:status";

    /** Stream of all commands to the matching engine; field {@link #DATA}: SBE, see {@code messages.xml}. */
    public static final String ENGINE_COMMANDS = "engine.commands";

    /** Up to which entry {@link #ENGINE_COMMANDS} may have been trimmed: its id. */
    public static final String ENGINE_COMMANDS_TRIMMED = "engine.commands.trimmed";

    /**
     * Stream of all events of the matching engine; field {@link #DATA}: SBE. An entry holds the events of one command, and the first part
     * of its id is the sequence of the last of them.
     */
    public static final String ENGINE_EVENTS = "engine.events";

    /** Up to which sequence the events of {@link #ENGINE_EVENTS} are kept in the database: only these may be trimmed. */
    public static final String ENGINE_EVENTS_ARCHIVED = "engine.events.archived";

    /** Channel of queries to the matching engine: SBE. */
    public static final String ENGINE_QUERIES = "engine.queries";

    /** Pattern of all {@link #market} channels. */
    public static final String MARKET_PATTERN = "market:*";

    /** Pattern of all {@link #ticker} channels. */
    public static final String TICKER_PATTERN = "ticker:*";

    /** Pattern of all {@link #marketwatch} sets. */
    public static final String MARKETWATCH_PATTERN = "marketwatch:*";

    private RedisNames() {}

    /**
     * Set of the feed's symbols that somebody watches, which the feed carries for that.
     *
     * @param watcher an account's id; whoever else has a name of his own may keep such a set, too
     */
    public static String marketwatch(String watcher) {
        return "marketwatch:" + watcher;
    }

    /** Channel of {@link dev.bourse.common.market.PriceUpdate}. */
    public static String market(String symbol) {
        return "market:" + symbol;
    }

    /** Key of {@link dev.bourse.common.market.LatestPrice}. */
    public static String price(String symbol) {
        return "price:" + symbol;
    }

    /** Channel and key of {@link dev.bourse.common.market.Ticker}. */
    public static String ticker(String symbol) {
        return "ticker:" + symbol;
    }

    /**
     * Key with a TTL of a session: {@code {"accountId","username","operator","createdAt","expiresAt"}}, of one that an API key made
     * also {@code "apiKey"} and {@code "permissions"}, of any other {@code "address"} and, where the client told it, {@code "userAgent"}.
     *
     * @param token the secret that the cookie {@code session_token} carries
     */
    public static String session(String token) {
        return "session:" + token;
    }

    /**
     * Key with a TTL of the sorted set of an account's sessions, but for those that API keys made: their tokens, by when each was used
     * last, Unix milliseconds to within a minute. Some of the tokens may have expired.
     */
    public static String sessions(long accountId) {
        return "sessions:" + accountId;
    }

    /** Key with a TTL that says when an account ended all sessions but one, Unix milliseconds. */
    public static String sessionsEnded(long accountId) {
        return "sessions-ended:" + accountId;
    }

    /** Key with a TTL that says: a request with this signature, in hexadecimal, has been made. */
    public static String signature(String signature) {
        return "signature:" + signature;
    }

    /** Key with a TTL of {@link dev.bourse.common.market.Enigma}; realtime-server writes it. */
    public static String enigma(String symbol) {
        return "enigma:" + symbol;
    }

    /** Key of cached bars. */
    public static String bars(String symbol, String resolution) {
        return "cache:bars:" + symbol + ":" + resolution;
    }

    /**
     * Channel of replies and answers to one sender of commands and queries: one or more of them, each with its length as a little-endian
     * int32 before it.
     *
     * @param instance the sender's {@code replyTo}
     */
    public static String engineReplies(long instance) {
        return "engine.replies." + Long.toHexString(instance);
    }
}
