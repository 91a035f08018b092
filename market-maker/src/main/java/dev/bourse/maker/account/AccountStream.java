package dev.bourse.maker.account;

import dev.bourse.common.market.MarketTrade;
import dev.bourse.maker.api.Credentials;
import dev.bourse.maker.api.ExchangeApi;
import dev.bourse.maker.api.KeyHolder;
import dev.bourse.maker.api.Outcome;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Follows the account, and the trades of markets that have no other price than their own, over one WebSocket connection. A thread of its own opens
 * the connection, keeps it alive, and opens it again when it is lost.
 */
public final class AccountStream implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountStream.class);

    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
    private static final Duration PING_EVERY = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** The session that an API key makes lasts five minutes. */
    private static final Duration SIGN_IN_EVERY = Duration.ofMinutes(2);

    private final HttpClient http;
    private final URI url;
    private final KeyHolder keys;
    private final ExchangeApi api;
    private final Account account;
    private final Consumer<MarketTrade> trades;
    private final Consumer<String> lookedUp;
    private final List<String> ownPriced;
    private final InstantSource clock;
    private volatile boolean closed;
    private volatile String problem = "not connected yet";
    private volatile @Nullable Connection connection;
    private volatile CompletableFuture<Void> begun = new CompletableFuture<>();
    private @Nullable Thread thread;

    /**
     * Not connected yet.
     *
     * @param url where {@code realtime-server} is, without the path
     * @param ownPriced the markets whose trades are wanted
     * @param trades is told of them; of those before the stream began only the last one
     * @param begun is told of each market whose last trade is known from now on, if there was one
     */
    public AccountStream(
            HttpClient http,
            URI url,
            KeyHolder keys,
            ExchangeApi api,
            Account account,
            List<String> ownPriced,
            Consumer<MarketTrade> trades,
            Consumer<String> begun,
            InstantSource clock) {
        this.http = http;
        this.url = URI.create(url.toString().replaceFirst("/+$", "") + "/api/v1/ws");
        this.keys = keys;
        this.api = api;
        this.account = account;
        this.ownPriced = ownPriced;
        this.trades = trades;
        this.lookedUp = begun;
        this.clock = clock;
    }

    public void start() {
        thread = Thread.ofVirtual().name("account-stream").start(this::run);
    }

    /** Why the account can't be followed, for people. */
    public String problem() {
        return problem;
    }

    /** What is known may be wrong: asks for all of it anew. */
    public void beginAnew(String why) {
        LOG.warn("account is asked for anew cause={}", why);
        account.forget();
        cut();
    }

    @Override
    public void close() {
        closed = true;
        cut();
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void cut() {
        Connection current = connection;
        if (current != null) {
            current.close();
        }
    }

    private void run() {
        Duration retry = FIRST_RETRY;
        try {
            while (!closed) {
                Credentials key = keys.key();
                long since = clock.millis();
                if (key == null) {
                    problem = keys.problem();
                } else {
                    follow(key);
                    account.isLost();
                }
                boolean lasted = clock.millis() - since > LONGEST_RETRY.toMillis();
                retry = lasted ? FIRST_RETRY : min(retry.multipliedBy(2), LONGEST_RETRY);
                Thread.sleep(key == null ? FIRST_RETRY : retry);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the connection ends. */
    private void follow(Credentials key) throws InterruptedException {
        OptionalLong resumeFrom = account.resumeFrom();
        begun = new CompletableFuture<>();
        try (Connection current = Connection.open(http, url, this::takes)) {
            connection = current;
            current.ask("{\"method\":\"AUTH\",\"params\":%s,\"id\":%d}", signedIn(key));
            String from = resumeFrom.isPresent() ? ",\"resumeFrom\":" + resumeFrom.getAsLong() : "";
            current.ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"account\"]%s,\"id\":%d}", from);
            current.await(begun);
            if (resumeFrom.isPresent()) {
                account.resumes();
            } else {
                load();
            }
            problem = "";
            LOG.info("account is followed resumed={}", resumeFrom.isPresent());
            keepAlive(current, key);
        } catch (Connection.EndedException e) {
            if (e.code().equals("RESUME_UNKNOWN")) {
                account.forget();
            }
            tell(String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            tell("the stream does not answer");
        } finally {
            connection = null;
        }
    }

    private void tell(String why) {
        if (!closed && !why.equals(problem)) {
            LOG.warn("account is not followed cause={}", why);
        }
        problem = why;
    }

    private void load() throws InterruptedException, Connection.EndedException {
        account.loads(answer(api.get("openOrders")), answer(api.get("balances")).path("balances"));
    }

    private static JsonNode answer(Outcome outcome) throws Connection.EndedException {
        return switch (outcome) {
            case Outcome.Done(JsonNode answer) -> answer;
            case Outcome.Refused it -> throw new Connection.EndedException(it.code(), it.message());
            case Outcome.Unknown(String why) -> throw new Connection.EndedException("", why);
        };
    }

    private void keepAlive(Connection current, Credentials key)
            throws InterruptedException, TimeoutException, Connection.EndedException {
        long signedInAt = clock.millis();
        boolean subscribed = false;
        while (true) {
            if (!subscribed) {
                subscribed = subscribePrices(current);
            }
            current.awaitEnd(PING_EVERY);
            if (clock.millis() - current.heardAtMs(clock) > SILENCE.toMillis()) {
                throw new TimeoutException();
            }
            current.send("{\"type\":\"ping\"}");
            if (clock.millis() - signedInAt > SIGN_IN_EVERY.toMillis()) {
                current.ask("{\"method\":\"AUTH\",\"params\":%s,\"id\":%d}", signedIn(key));
                signedInAt = clock.millis();
            }
        }
    }

    /** False when there is no such market yet. */
    private boolean subscribePrices(Connection current)
            throws InterruptedException, TimeoutException, Connection.EndedException {
        for (String symbol : ownPriced) {
            try {
                current.ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"trade@%s\"],\"id\":%d}", symbol);
            } catch (Connection.EndedException e) {
                if (!e.code().equals("UNKNOWN_SYMBOL")) {
                    throw e;
                }
                return false;
            }
            if (api.published("trades?limit=1&symbol=" + symbol) instanceof Outcome.Done(JsonNode newest)) {
                newest.forEach(
                        it -> trades.accept(trade(symbol, it, "tradeId", "price", "qty", "buyerIsMaker", "time")));
            }
            lookedUp.accept(symbol);
        }
        return true;
    }

    private static MarketTrade trade(
            String symbol, JsonNode it, String id, String price, String quantity, String buyerIsMaker, String time) {
        return new MarketTrade(
                symbol,
                it.path(id).asLong(),
                it.path(time).asLong(),
                new BigDecimal(it.path(price).asString()),
                new BigDecimal(it.path(quantity).asString()),
                it.path(buyerIsMaker).asBoolean());
    }

    private String signedIn(Credentials key) {
        long now = clock.millis();
        return "{\"apiKey\":\"%s\",\"timestamp\":%d,\"signature\":\"%s\"}"
                .formatted(key.apiKey(), now, key.sign("timestamp=" + now));
    }

    /** A message of a stream; false when the connection is of no use any longer. */
    private boolean takes(String stream, JsonNode data) {
        if (!stream.equals("account")) {
            if (data.path("e").asString().equals("trade")) {
                trades.accept(trade(data.path("s").asString(), data, "t", "p", "q", "m", "T"));
            }
            return true;
        }
        if (data.path("e").asString().equals("subscribed")) {
            if (account.resumeFrom().isEmpty()) {
                account.begins(data.path("sequence").asLong());
            }
            begun.complete(null);
            return true;
        }
        boolean follows = account.hears(data);
        if (!follows) {
            account.forget();
        }
        return follows;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
