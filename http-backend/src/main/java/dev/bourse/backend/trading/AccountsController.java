package dev.bourse.backend.trading;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Caller;
import dev.bourse.backend.access.OpenTo;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.Fresh;
import dev.bourse.backend.web.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What operators see of everybody's accounts. */
@RestController
final class AccountsController {

    private final Exchange exchange;
    private final OrderLookup lookup;

    AccountsController(Exchange exchange, OrderLookup lookup) {
        this.exchange = exchange;
        this.lookup = lookup;
    }

    @OpenTo(Audience.OPERATOR)
    @Tag(name = "Account")
    @GetMapping(path = "/api/v1/accounts/{accountId}/balances", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What any account has", description = "0 is the house, which gets the fees.")
    @Refuses({ErrorCode.INVALID_PARAMETER, ErrorCode.EXCHANGE_UNAVAILABLE})
    ResponseEntity<BalanceView.All> balancesOf(
            Caller caller, @Parameter(example = "12") @PathVariable String accountId) {
        return Fresh.ok(new BalanceView.All(Balances.of(exchange, AccountId.read("accountId", accountId))));
    }

    @OpenTo(Audience.OPERATOR)
    @Tag(name = "Exchange operation")
    @GetMapping(path = "/api/v1/accounts/{accountId}/openOrders", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Open orders of any account")
    @Refuses({ErrorCode.INVALID_PARAMETER, ErrorCode.EXCHANGE_UNAVAILABLE})
    ResponseEntity<List<OrderView>> openOrders(
            Caller caller, @Parameter(example = "12") @PathVariable String accountId) {
        return Fresh.ok(lookup.open(AccountId.read("accountId", accountId), null));
    }
}
