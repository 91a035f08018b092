package dev.bourse.backend.trading;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.exchange.EngineRefusal;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.web.Decimals;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.Parameters;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import dev.bourse.common.engine.wire.MarketStatus;
import dev.bourse.exchange.client.Command;
import dev.bourse.exchange.client.Command.ChangeMarketRules;
import dev.bourse.exchange.client.Command.ChangeMarketStatus;
import dev.bourse.exchange.client.Command.ClearMarket;
import dev.bourse.exchange.client.Command.CreateMarket;
import dev.bourse.exchange.client.Command.Rules;
import dev.bourse.exchange.client.Reply;
import dev.bourse.exchange.event.EngineEvent.Cancelled;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
final class MarketsController {

    private static final int USUAL_SCALE = 8;
    private static final int MOST_SCALE = 18;
    private static final int LONGEST_SYMBOL = 20;
    private static final Map<String, MarketStatus> STATUSES = Map.of(
            "trading", MarketStatus.TRADING, "cancel_only", MarketStatus.CANCEL_ONLY, "halted", MarketStatus.HALTED);

    private final Exchange exchange;

    MarketsController(Exchange exchange) {
        this.exchange = exchange;
    }

    @OpenTo(Audience.ANYONE)
    @GetMapping(path = "/api/v1/markets", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The exchange's own markets", description = "With their steps, limits and fees.")
    @Refuses(ErrorCode.EXCHANGE_UNAVAILABLE)
    ResponseEntity<List<MarketView>> markets() {
        return Fresh.ok(exchange.markets().all().stream().map(MarketView::of).toList());
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
            content = @Content(schema = @Schema(implementation = MarketDocument.NewMarket.class)))
    @Refuses({
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
        Rules rules = MarketRules.read(fields, base, quote, lot, null);
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
            content = @Content(schema = @Schema(implementation = MarketDocument.Change.class)))
    @Refuses({
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
        Rules before = MarketRules.of(market);
        Rules after = MarketRules.read(
                fields, market.base(), market.quote(), market.terms().lot(), before);
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
        return Fresh.ok(MarketView.of(exchange.market("symbol", symbol)));
    }

    @OpenTo(Audience.OPERATOR)
    @DeleteMapping(path = "/api/v1/markets/{symbol}/orders", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Cancel all orders in a market", description = "Also while it is halted.")
    @Refuses({ErrorCode.UNKNOWN_SYMBOL, ErrorCode.EXCHANGE_UNAVAILABLE, ErrorCode.STATUS_UNKNOWN})
    ResponseEntity<Map<String, Long>> clear(
            Caller caller, @Parameter(example = "TATA_INR") @PathVariable String symbol) {
        Market market = exchange.market("symbol", symbol);
        Reply reply = done(new ClearMarket(market.id()), market);
        return Fresh.ok(Map.of(
                "cancelled",
                reply.events().stream().filter(Cancelled.class::isInstance).count()));
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
}
