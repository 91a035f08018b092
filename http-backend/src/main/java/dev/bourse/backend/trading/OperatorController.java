package dev.bourse.backend.trading;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.exchange.EngineRefusal;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.web.Decimals;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.common.engine.wire.Prevention;
import dev.bourse.exchange.client.Command;
import dev.bourse.exchange.client.Command.ChangeMarketRules;
import dev.bourse.exchange.client.Command.ChangeMarketStatus;
import dev.bourse.exchange.client.Command.ClearMarket;
import dev.bourse.exchange.client.Command.CreateMarket;
import dev.bourse.exchange.client.Command.Rules;
import dev.bourse.exchange.client.Reply;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.event.EngineEvent.MarketChanged;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Exchange operation")
final class OperatorController {

    private static final int MOST_BASIS_POINTS = 10_000;
    private static final int USUAL_SCALE = 8;
    private static final int MOST_SCALE = 18;
    private static final int LONGEST_SYMBOL = 20;
    private static final int LONGEST_WINDOW_SECONDS = 86_400;
    private static final Map<String, MarketStatus> STATUSES = Map.of(
            "trading", MarketStatus.TRADING, "cancel_only", MarketStatus.CANCEL_ONLY, "halted", MarketStatus.HALTED);

    private final Exchange exchange;
    private final OrderLookup lookup;

    OperatorController(Exchange exchange, OrderLookup lookup) {
        this.exchange = exchange;
        this.lookup = lookup;
    }

    @Schema(name = "NewMarket")
    record NewMarketDocument(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "TATA")
            String baseAsset,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "INR")
            String quoteAsset,

            @Schema(description = "decimals of the base asset, 8 by default", example = "2") @Nullable
            Integer baseScale,

            @Schema(description = "decimals of the quote asset, 8 by default", example = "4") @Nullable
            Integer quoteScale,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.01")
            String tickSize,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.01")
            String lotSize,

            @Schema(example = "0.01") @Nullable String minQuantity,
            @Schema(example = "1000000") @Nullable String maxQuantity,
            @Schema(example = "1") @Nullable String minNotional,

            @Schema(description = "basis points", example = "10") @Nullable
            Integer makerFeeBps,

            @Schema(description = "basis points", example = "20") @Nullable
            Integer takerFeeBps,

            @Schema(
                    description = "how far from the last price a limit may be, basis points; 0 for no limit",
                    example = "1000")
            @Nullable
            Integer priceBandBps,

            @Schema(description = "a greater move halts the market, basis points; 0 for none", example = "1500")
            @Nullable
            Integer breakerBps,

            @Schema(description = "within so many seconds", example = "60") @Nullable
            Integer breakerSeconds) {}

    @Schema(name = "MarketChange")
    record MarketChangeDocument(
            @Schema(allowableValues = {"trading", "cancel_only", "halted"}) @Nullable
            String status,

            @Schema(example = "0.01") @Nullable String minQuantity,
            @Schema(example = "1000000") @Nullable String maxQuantity,
            @Schema(example = "1") @Nullable String minNotional,

            @Schema(description = "basis points", example = "10") @Nullable
            Integer makerFeeBps,

            @Schema(description = "basis points", example = "20") @Nullable
            Integer takerFeeBps,

            @Schema(description = "basis points", example = "1000") @Nullable
            Integer priceBandBps,

            @Schema(description = "basis points", example = "1500") @Nullable
            Integer breakerBps,

            @Schema(example = "60") @Nullable Integer breakerSeconds) {}

    /** A market of the exchange. */
    @Schema(name = "Market")
    record MarketView(
            @Schema(example = "TATA_INR") String symbol,
            @Schema(example = "TATA") String baseAsset,
            @Schema(example = "INR") String quoteAsset,

            @Schema(
                    example = "trading",
                    allowableValues = {"trading", "cancel_only", "halted"})
            String status,

            @Schema(example = "0.01") String tickSize,
            @Schema(example = "0.01") String lotSize,
            @Schema(example = "0.01") String minQuantity,
            @Schema(example = "1000000.00") String maxQuantity,
            @Schema(example = "1.0000") String minNotional,
            @Schema(example = "10") int makerFeeBps,
            @Schema(example = "20") int takerFeeBps,
            @Schema(example = "1000") int priceBandBps,
            @Schema(example = "1500") int breakerBps,
            @Schema(example = "60") long breakerSeconds) {

        static MarketView of(Market it) {
            MarketChanged terms = it.terms();
            return new MarketView(
                    it.symbol(),
                    it.base().name(),
                    it.quote().name(),
                    terms.status().name().toLowerCase(Locale.ROOT),
                    it.tickSize().toPlainString(),
                    it.lotSize().toPlainString(),
                    it.quantityText(terms.minLots()),
                    it.quantityText(terms.maxLots()),
                    it.quote().text(terms.minNotional()),
                    terms.makerFee(),
                    terms.takerFee(),
                    terms.band(),
                    terms.breaker(),
                    terms.breakerWindowMs() / 1000);
        }
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/markets", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The exchange's own markets", description = "With their steps, limits and fees.")
    @Refuses(ErrorCode.EXCHANGE_UNAVAILABLE)
    ResponseEntity<List<MarketView>> markets() {
        return fresh(exchange.markets().all().stream().map(MarketView::of).toList());
    }

    @OpenTo(Audience.OPERATOR)
    @PostMapping(
            path = "/api/v1/markets",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Create a market",
            description = "And its assets where they are new. Tick times lot must be a whole unit.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = NewMarketDocument.class)))
    @Refuses({
        ErrorCode.INVALID_JSON,
        ErrorCode.UNKNOWN_FIELD,
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_MARKET,
        ErrorCode.INVALID_MARKET_RULES,
        ErrorCode.TICK_TIMES_LOT_NOT_WHOLE,
        ErrorCode.ASSET_SCALE_DIFFERS,
        ErrorCode.MARKET_EXISTS,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.STATUS_UNKNOWN
    })
    ResponseEntity<MarketView> create(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        JsonFields fields = JsonFields.read(
                body,
                "baseAsset",
                "quoteAsset",
                "baseScale",
                "quoteScale",
                "tickSize",
                "lotSize",
                "minQuantity",
                "maxQuantity",
                "minNotional",
                "makerFeeBps",
                "takerFeeBps",
                "priceBandBps",
                "breakerBps",
                "breakerSeconds");
        Asset base = asset(fields, "baseAsset", "baseScale");
        Asset quote = asset(fields, "quoteAsset", "quoteScale");
        String symbol = base.name() + "_" + quote.name();
        if (symbol.length() > LONGEST_SYMBOL) {
            throw new RefusedException(
                    ErrorCode.INVALID_MARKET,
                    "The market's symbol has more than " + LONGEST_SYMBOL + " characters; use shorter names.",
                    Map.of("symbol", symbol, "maximumLength", LONGEST_SYMBOL));
        }
        long lot = MarketUnits.amount(base, "lotSize", Decimals.required(fields, "lotSize"));
        Rules rules = rules(fields, base, quote, lot, null);
        Reply reply = exchange.sendOrRefuse(new CreateMarket(
                symbol,
                base.name(),
                base.scale(),
                quote.name(),
                quote.scale(),
                MarketUnits.amount(quote, "tickSize", Decimals.required(fields, "tickSize")),
                lot,
                rules));
        EngineRefusal.in(reply).ifPresent(it -> {
            throw EngineRefusal.of(it, null, null);
        });
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(MarketView.of(exchange.market("symbol", symbol)));
    }

    @OpenTo(Audience.OPERATOR)
    @PatchMapping(
            path = "/api/v1/markets/{symbol}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Halt, open or change a market",
            description = "What is not given stays. Open orders keep the fees that they were accepted with.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = MarketChangeDocument.class)))
    @Refuses({
        ErrorCode.INVALID_JSON,
        ErrorCode.UNKNOWN_FIELD,
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_MARKET_RULES,
        ErrorCode.UNKNOWN_SYMBOL,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.STATUS_UNKNOWN
    })
    ResponseEntity<MarketView> change(
            Caller caller,
            @Parameter(example = "TATA_INR") @PathVariable String symbol,
            @RequestBody(required = false) byte @Nullable [] body) {
        Market market = exchange.market("symbol", symbol);
        JsonFields fields = JsonFields.read(
                body,
                "status",
                "minQuantity",
                "maxQuantity",
                "minNotional",
                "makerFeeBps",
                "takerFeeBps",
                "priceBandBps",
                "breakerBps",
                "breakerSeconds");
        String status = fields.optionalText("status");
        Rules before = rulesOf(market);
        Rules after =
                rules(fields, market.base(), market.quote(), market.terms().lot(), before);
        if (!after.equals(before)) {
            done(new ChangeMarketRules(market.id(), after), market);
        }
        if (status != null) {
            MarketStatus wanted = Parameters.oneOf(
                    "status",
                    status,
                    List.of("trading", "cancel_only", "halted"),
                    it -> Optional.ofNullable(STATUSES.get(it)));
            done(new ChangeMarketStatus(market.id(), wanted), market);
        }
        return fresh(MarketView.of(exchange.market("symbol", symbol)));
    }

    @OpenTo(Audience.OPERATOR)
    @DeleteMapping(path = "/api/v1/markets/{symbol}/orders", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Cancel all orders in a market", description = "Also while it is halted.")
    @Refuses({ErrorCode.UNKNOWN_SYMBOL, ErrorCode.EXCHANGE_UNAVAILABLE, ErrorCode.STATUS_UNKNOWN})
    ResponseEntity<Map<String, Long>> clear(
            Caller caller, @Parameter(example = "TATA_INR") @PathVariable String symbol) {
        Market market = exchange.market("symbol", symbol);
        Reply reply = done(new ClearMarket(market.id()), market);
        return fresh(Map.of(
                "cancelled",
                reply.events().stream().filter(Cancelled.class::isInstance).count()));
    }

    @OpenTo(Audience.OPERATOR)
    @GetMapping(path = "/api/v1/accounts/{accountId}/openOrders", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Open orders of any account")
    @Refuses({ErrorCode.INVALID_PARAMETER, ErrorCode.EXCHANGE_UNAVAILABLE})
    ResponseEntity<List<OrderView>> openOrders(
            Caller caller, @Parameter(example = "12") @PathVariable String accountId) {
        return fresh(lookup.open(AccountId.read("accountId", accountId), null));
    }

    private Reply done(Command command, Market market) {
        Reply reply = exchange.sendOrRefuse(command);
        EngineRefusal.in(reply).ifPresent(it -> {
            throw EngineRefusal.of(it, market, null);
        });
        return reply;
    }

    /** An asset that is there, or as it will be. */
    private Asset asset(JsonFields fields, String name, String scaleName) {
        String wanted = Parameters.symbol(name, fields.text(name));
        if (wanted.contains("_")) {
            throw JsonFields.invalid(name, "must be letters and digits only", Map.of("value", wanted));
        }
        Asset known = exchange.markets().findAsset(wanted);
        int scale = fields.whole(scaleName, 0, MOST_SCALE).orElse(known == null ? USUAL_SCALE : known.scale());
        return new Asset(known == null ? -1 : known.id(), wanted, scale);
    }

    private static Rules rules(JsonFields fields, Asset base, Asset quote, long lot, @Nullable Rules before) {
        BigDecimal min = Decimals.optional(fields, "minQuantity");
        BigDecimal max = Decimals.optional(fields, "maxQuantity");
        BigDecimal notional = Decimals.optional(fields, "minNotional");
        return new Rules(
                min == null ? (before == null ? 1 : before.minLots()) : lots(base, "minQuantity", min, lot),
                max == null
                        ? (before == null ? Long.MAX_VALUE / lot / 1_000 : before.maxLots())
                        : lots(base, "maxQuantity", max, lot),
                notional == null
                        ? (before == null ? 0 : before.minNotional())
                        : MarketUnits.amount(quote, "minNotional", notional),
                whole(fields, "priceBandBps", before == null ? 0 : before.band()),
                whole(fields, "makerFeeBps", before == null ? 0 : before.makerFee()),
                whole(fields, "takerFeeBps", before == null ? 0 : before.takerFee()),
                whole(fields, "breakerBps", before == null ? 0 : before.breaker()),
                fields.whole("breakerSeconds", 1, LONGEST_WINDOW_SECONDS).stream()
                        .mapToLong(it -> it * 1000L)
                        .findFirst()
                        .orElse(before == null ? 0 : before.breakerWindowMs()),
                before == null ? Prevention.EXPIRE_TAKER : before.defaultPrevention());
    }

    private static int whole(JsonFields fields, String name, int otherwise) {
        return fields.whole(name, 0, MOST_BASIS_POINTS).orElse(otherwise);
    }

    private static long lots(Asset base, String name, BigDecimal quantity, long lot) {
        long units = MarketUnits.amount(base, name, quantity);
        if (units % lot != 0) {
            throw new RefusedException(
                    ErrorCode.QUANTITY_NOT_ON_LOT,
                    name + " is no multiple of the lot.",
                    Map.of(name, quantity.toPlainString(), "lotSize", base.text(lot)));
        }
        return units / lot;
    }

    private static Rules rulesOf(Market market) {
        MarketChanged it = market.terms();
        return new Rules(
                it.minLots(),
                it.maxLots(),
                it.minNotional(),
                it.band(),
                it.makerFee(),
                it.takerFee(),
                it.breaker(),
                it.breakerWindowMs(),
                it.defaultPrevention());
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
