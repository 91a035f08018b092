package dev.bourse.poller.binance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bourse.common.market.Instrument;
import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.market.OfferedSymbol;
import dev.bourse.common.wire.MalformedMessageException;
import dev.bourse.common.wire.WireJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The part of Binance's REST API that fills gaps and gives history (Binance, "Public Rest API for Binance", Market Data
 * endpoints). Blocking; keeps to the exchange's limits: it waits out {@code Retry-After} of a 429 or 418, and slows down before
 * the request weight of a minute is used up. Thread-safe.
 */
public final class BinanceRest {

    /** The most trades or klines in one answer. */
    public static final int MAX_ROWS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(BinanceRest.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CONCURRENT_REQUESTS = 4;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BANNED = 418;

    /** Of the 6,000 that an address may use a minute, leave some to others behind the same address. */
    private static final int WEIGHT_LIMIT = 5_000;

    private final HttpClient client;
    private final URI base;
    private final InstantSource clock;
    private final Semaphore slots = new Semaphore(CONCURRENT_REQUESTS, true);
    private volatile Instant notBefore = Instant.MIN;

    public BinanceRest(HttpClient client, URI base, InstantSource clock) {
        this.client = client;
        this.base = base;
        this.clock = clock;
    }

    /** The exchange's clock, Unix milliseconds. */
    public long serverTimeMs() throws BinanceRestException, InterruptedException {
        JsonNode time = BinanceMessages.tree(get("/api/v3/time")).get("serverTime");
        if (time == null || !time.isIntegralNumber()) {
            throw new BinanceRestException("the answer to /api/v3/time has no serverTime", 0);
        }
        return time.longValue();
    }

    /** The instrument, or empty when the exchange does not know the symbol. */
    public Optional<Instrument> instrument(String symbol) throws BinanceRestException, InterruptedException {
        try {
            return readInstrument(symbol, BinanceMessages.tree(get("/api/v3/exchangeInfo?symbol=" + symbol)));
        } catch (BinanceRestException e) {
            if (e.isUnknownSymbol()) {
                return Optional.empty();
            }
            throw e;
        } catch (MalformedMessageException e) {
            throw new BinanceRestException("the answer to exchangeInfo makes no sense: " + e.getMessage(), e);
        }
    }

    /** All that can be traded at spot now. The answer is long; it is read without keeping what is not needed. */
    public List<OfferedSymbol> offeredSymbols() throws BinanceRestException, InterruptedException {
        Offer offer = read(
                "/api/v3/exchangeInfo?permissions=SPOT&showPermissionSets=false&symbolStatus=TRADING",
                json -> WireJson.read(json, Offer.class));
        return offer.symbols().stream()
                .map(it -> new OfferedSymbol(it.symbol(), it.baseAsset(), it.quoteAsset()))
                .toList();
    }

    private record Offer(@JsonProperty(required = true) List<Offered> symbols) {}

    private record Offered(
            @JsonProperty(required = true) String symbol,
            @JsonProperty(required = true) String baseAsset,
            @JsonProperty(required = true) String quoteAsset) {}

    /** Up to {@link #MAX_ROWS} trades with ids from {@code fromId} on, ascending; fewer when there are no more yet. */
    public List<MarketTrade> tradesFrom(String symbol, long fromId, int limit)
            throws BinanceRestException, InterruptedException {
        return read(
                "/api/v3/historicalTrades?symbol=" + symbol + "&fromId=" + fromId + "&limit=" + limit,
                json -> BinanceMessages.historicalTrades(symbol, json));
    }

    /** The id of the symbol's newest trade, or empty when it never traded. */
    public Optional<Long> latestTradeId(String symbol) throws BinanceRestException, InterruptedException {
        return read(
                "/api/v3/aggTrades?symbol=" + symbol + "&limit=1",
                json -> Optional.ofNullable(BinanceMessages.lastTradeId(json)));
    }

    /**
     * Klines, ascending, the open one included.
     *
     * @param interval Binance's name: {@code 1s}, {@code 1m} … {@code 1d}
     * @param startMs the first open time, or null for the newest
     * @param limit 1 to {@link #MAX_ROWS}
     */
    public List<RestKline> klines(String symbol, String interval, @Nullable Long startMs, int limit)
            throws BinanceRestException, InterruptedException {
        String from = startMs == null ? "" : "&startTime=" + startMs;
        return read(
                "/api/v3/klines?symbol=" + symbol + "&interval=" + interval + from + "&limit=" + limit,
                BinanceMessages::klines);
    }

    private <T> T read(String path, Function<String, T> reader) throws BinanceRestException, InterruptedException {
        String body = get(path);
        try {
            return reader.apply(body);
        } catch (MalformedMessageException | NumberFormatException e) {
            throw new BinanceRestException("the answer to " + path + " makes no sense: " + e.getMessage(), e);
        }
    }

    private String get(String path) throws BinanceRestException, InterruptedException {
        slots.acquire();
        try {
            waitForLimit();
            HttpRequest request =
                    HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            noteLimits(response);
            if (response.statusCode() != 200) {
                throw refused(path, response);
            }
            return response.body();
        } catch (IOException e) {
            throw new BinanceRestException(base.getHost() + " is not reachable: " + e, e);
        } finally {
            slots.release();
        }
    }

    private void waitForLimit() throws InterruptedException {
        Duration wait =
                Duration.between(clock.instant(), notBefore.isBefore(Instant.EPOCH) ? clock.instant() : notBefore);
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
    }

    private void noteLimits(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == TOO_MANY_REQUESTS || status == BANNED) {
            long seconds = response.headers().firstValueAsLong("Retry-After").orElse(60);
            notBefore = clock.instant().plusSeconds(seconds);
            LOG.warn("rest limit reached status={} retryAfterSeconds={}", status, seconds);
        } else if (response.headers().firstValueAsLong("X-MBX-USED-WEIGHT-1M").orElse(0) > WEIGHT_LIMIT) {
            // The weight counts per calendar minute.
            Instant now = clock.instant();
            notBefore = now.plusMillis(60_000 - Math.floorMod(now.toEpochMilli(), 60_000));
            LOG.info("rest weight nearly used up, going on at {}", notBefore);
        }
    }

    private static BinanceRestException refused(String path, HttpResponse<String> response) {
        int code = 0;
        try {
            JsonNode error = BinanceMessages.tree(response.body()).get("code");
            code = error == null ? 0 : error.asInt(0);
        } catch (MalformedMessageException e) {
            LOG.debug("error body of {} is not Binance's", path, e);
        }
        return new BinanceRestException(
                path + " was refused with status " + response.statusCode() + ", code " + code, code);
    }

    private static Optional<Instrument> readInstrument(String symbol, JsonNode info) {
        for (JsonNode it : info.path("symbols")) {
            if (BinanceMessages.text(it, "symbol").equals(symbol)) {
                return Optional.of(new Instrument(
                        symbol,
                        BinanceMessages.text(it, "baseAsset"),
                        BinanceMessages.text(it, "quoteAsset"),
                        filter(it, "PRICE_FILTER", "tickSize"),
                        filter(it, "LOT_SIZE", "stepSize"),
                        BinanceMessages.text(it, "status").equals("TRADING")));
            }
        }
        return Optional.empty();
    }

    private static BigDecimal filter(JsonNode symbol, String type, String field) {
        for (JsonNode it : symbol.path("filters")) {
            if (BinanceMessages.text(it, "filterType").equals(type)) {
                return BinanceMessages.decimal(it, field).stripTrailingZeros();
            }
        }
        throw new MalformedMessageException("no filter " + type);
    }
}
