package dev.bourse.backend.trading;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Budget;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.access.limit.Attempts;
import dev.bourse.backend.exchange.EngineRefusal;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.exchange.OnRamp;
import dev.bourse.backend.trading.Transfers.Direction;
import dev.bourse.backend.web.Decimals;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.backend.web.Refuses;
import dev.bourse.exchange.client.Command.Heartbeat;
import dev.bourse.exchange.client.Reply;
import dev.bourse.exchange.event.EngineEvent.DeadManSwitchSet;
import dev.bourse.exchange.market.Asset;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Account")
final class BalancesController {

    private static final int LONGEST_COUNTDOWN_MS = 86_400_000;

    private final Exchange exchange;
    private final Transfers transfers;
    private final KnownAccounts accounts;
    private final OnRamp onRamp;
    private final Attempts attempts;

    BalancesController(
            Exchange exchange, Transfers transfers, KnownAccounts accounts, OnRamp onRamp, Attempts attempts) {
        this.exchange = exchange;
        this.transfers = transfers;
        this.accounts = accounts;
        this.onRamp = onRamp;
        this.attempts = attempts;
    }

    @Schema(name = "Transfer")
    record TransferDocument(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "USDT")
            String asset,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1000")
            String amount,

            @Schema(description = "the client's own name for it, which is never done twice", example = "deposit-1")
            @Nullable
            String transferId,

            @Schema(description = "whose; for operators only", example = "12") @Nullable
            String accountId) {}

    @Schema(name = "Countdown")
    record CountdownDocument(
            @Schema(
                    description =
                            "in how many milliseconds all orders are cancelled unless this is said again; 0 for never",
                    example = "60000")
            int countdownTime) {}

    @OpenTo(Audience.READ)
    @GetMapping(
            path = {"/api/v1/balances", "/balances"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What the account has")
    @Refuses(ErrorCode.EXCHANGE_UNAVAILABLE)
    ResponseEntity<BalanceView.All> balances(Caller caller) {
        return Fresh.ok(new BalanceView.All(Balances.of(exchange, caller.accountId())));
    }

    @OpenTo(value = Audience.TRADE, budget = Budget.ORDERS)
    @PostMapping(
            path = {"/api/v1/balances/deposit", "/balances/deposit"},
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Credit an account",
            description =
                    "For operators, to any account. For everybody to the own one where the demo on-ramp is on, as in `./bourse up`: so many "
                            + "times an hour, with at most what `onRamp` of `GET /api/v1/config` has.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = TransferDocument.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.NOT_YOUR_ACCOUNT,
        ErrorCode.ON_RAMP_CLOSED,
        ErrorCode.TOO_MANY_ATTEMPTS,
        ErrorCode.UNKNOWN_ACCOUNT,
        ErrorCode.UNKNOWN_ASSET,
        ErrorCode.SUPPLY_TOO_LARGE,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.STATUS_UNKNOWN
    })
    ResponseEntity<BalanceView> deposit(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        JsonFields fields = JsonFields.read(body, "asset", "amount", "transferId", "accountId");
        long accountId = accountOf(caller, fields);
        if (!caller.isOperator()) {
            return Fresh.ok(ownDeposit(accountId, fields));
        }
        // Not for a withdrawal: it takes back what was once credited to nobody.
        if (accountId != caller.accountId()) {
            accounts.require(accountId);
        }
        return Fresh.ok(move(Direction.DEPOSIT, accountId, fields));
    }

    @OpenTo(value = Audience.OPERATOR, budget = Budget.ORDERS)
    @PostMapping(
            path = "/api/v1/balances/withdraw",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Debit an account",
            description = "For operators: whoever pays out outside takes it off here first.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = TransferDocument.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.UNKNOWN_ASSET,
        ErrorCode.INSUFFICIENT_BALANCE,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.DATABASE_UNAVAILABLE,
        ErrorCode.STATUS_UNKNOWN
    })
    ResponseEntity<BalanceView> withdraw(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        JsonFields fields = JsonFields.read(body, "asset", "amount", "transferId", "accountId");
        return Fresh.ok(move(Direction.WITHDRAWAL, accountOf(caller, fields), fields));
    }

    @OpenTo(value = Audience.TRADE, budget = Budget.ORDERS)
    @PostMapping(
            path = "/api/v1/countdownCancelAll",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "A dead-man switch",
            description =
                    "All open orders are cancelled unless this is said again within that time: for bots whose connection may break.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CountdownDocument.class)))
    @Refuses({
        ErrorCode.MISSING_PARAMETER,
        ErrorCode.INVALID_PARAMETER,
        ErrorCode.INVALID_TIMEOUT,
        ErrorCode.INSUFFICIENT_BALANCE,
        ErrorCode.EXCHANGE_UNAVAILABLE,
        ErrorCode.STATUS_UNKNOWN
    })
    ResponseEntity<Map<String, Long>> countdown(Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        JsonFields fields = JsonFields.read(body, "countdownTime");
        int timeoutMs = fields.whole("countdownTime", 0, LONGEST_COUNTDOWN_MS)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.MISSING_PARAMETER,
                        "countdownTime is missing.",
                        Map.of("parameter", "countdownTime")));
        Reply reply = exchange.sendOrRefuse(new Heartbeat(caller.accountId(), timeoutMs));
        EngineRefusal.in(reply).ifPresent(it -> {
            throw EngineRefusal.of(it, null, null);
        });
        long deadline = reply.events().stream()
                .filter(DeadManSwitchSet.class::isInstance)
                .mapToLong(it -> ((DeadManSwitchSet) it).deadlineMs())
                .reduce(0, (first, last) -> last);
        return Fresh.ok(Map.of("cancelAt", deadline));
    }

    private BalanceView ownDeposit(long accountId, JsonFields fields) {
        onRamp.requireOpen();
        Asset asset = exchange.asset("asset", fields.text("asset"));
        onRamp.check(asset, Decimals.required(fields, "amount"));
        try (Attempts.Attempt attempt = attempts.demoDeposit(accountId)) {
            try {
                BalanceView after = move(Direction.DEPOSIT, accountId, fields);
                attempt.counts();
                return after;
            } catch (RefusedException e) {
                if (e.code() == ErrorCode.STATUS_UNKNOWN) {
                    attempt.counts(); // it may have been done
                }
                throw e;
            }
        }
    }

    private BalanceView move(Direction direction, long accountId, JsonFields fields) {
        return transfers.move(
                direction,
                accountId,
                exchange.asset("asset", fields.text("asset")),
                Decimals.required(fields, "amount"),
                OrderWish.clientOrderId(fields, "transferId"));
    }

    private static long accountOf(Caller caller, JsonFields fields) {
        String given = fields.optionalText("accountId");
        if (given == null) {
            return caller.accountId();
        }
        long accountId = AccountId.read("accountId", given);
        if (accountId != caller.accountId() && !caller.isOperator()) {
            throw new RefusedException(
                    ErrorCode.NOT_YOUR_ACCOUNT,
                    "accountId is another's; leave it out, or give your own.",
                    Map.of("accountId", given));
        }
        return accountId;
    }
}
