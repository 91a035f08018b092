package dev.bourse.backend.trading;

import dev.bourse.backend.exchange.EngineRefusal;
import dev.bourse.backend.exchange.Exchange;
import dev.bourse.backend.trading.OrderStore.NameUse;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.common.engine.wire.RejectReason;
import dev.bourse.exchange.client.Command;
import dev.bourse.exchange.client.Command.Deposit;
import dev.bourse.exchange.client.Command.Withdraw;
import dev.bourse.exchange.client.ExchangeUnavailableException;
import dev.bourse.exchange.client.Reply;
import dev.bourse.exchange.event.EngineEvent.BalanceChanged;
import dev.bourse.exchange.event.EngineEvent.Rejected;
import dev.bourse.exchange.market.Asset;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Money that comes from outside and goes there. The same transfer id never moves anything twice. */
@Component
final class Transfers {

    private final Exchange exchange;
    private final OrderStore store;
    private final InstantSource clock;

    Transfers(Exchange exchange, OrderStore store, InstantSource clock) {
        this.exchange = exchange;
        this.store = store;
        this.clock = clock;
    }

    /** Which way. */
    enum Direction {
        DEPOSIT,
        WITHDRAWAL
    }

    /**
     * Moves an amount, once.
     *
     * @param transferId the client's own name for it; null when it gives none
     * @return the balance after it; when it was done before, the balance now
     */
    BalanceView move(Direction direction, long accountId, Asset asset, BigDecimal amount, @Nullable String transferId) {
        long units = MarketUnits.amount(asset, "amount", amount);
        if (transferId == null) {
            String made = ClientOrderIds.fresh(clock.millis());
            return moved(
                    accountId,
                    asset,
                    made,
                    send(command(direction, accountId, asset, units, made, exchange.logTimeMs()), made));
        }
        NameUse use = store.transferName(accountId, transferId);
        if (use.orderId() != null) {
            return now(accountId, asset);
        }
        Command command = command(direction, accountId, asset, units, transferId, use.completeToMs());
        return moved(accountId, asset, transferId, send(command, transferId));
    }

    private BalanceView moved(long accountId, Asset asset, String transferId, Reply reply) {
        Optional<Rejected> refusal = EngineRefusal.in(reply);
        if (refusal.isPresent()) {
            if (refusal.get().reason() == RejectReason.DUPLICATE_CLIENT_ORDER_ID) {
                return now(accountId, asset);
            }
            throw EngineRefusal.of(refusal.get(), null, asset);
        }
        return reply.events().stream()
                .filter(BalanceChanged.class::isInstance)
                .map(BalanceChanged.class::cast)
                .filter(it -> it.accountId() == accountId && it.asset() == asset.id())
                .reduce((first, last) -> last)
                .map(it -> BalanceView.of(asset, it))
                .orElseThrow(() -> new IllegalStateException("transfer " + transferId + " has changed no balance"));
    }

    private BalanceView now(long accountId, Asset asset) {
        return Balances.of(exchange, accountId).stream()
                .filter(it -> it.asset().equals(asset.name()))
                .findFirst()
                .orElseGet(() -> new BalanceView(asset.name(), asset.text(0), asset.text(0)));
    }

    private Reply send(Command command, String transferId) {
        try {
            return exchange.send(command);
        } catch (ExchangeUnavailableException e) {
            if (!e.isMaybeDone()) {
                throw Exchange.unavailable();
            }
            throw new RefusedException(
                    ErrorCode.STATUS_UNKNOWN,
                    "It is not known yet whether the transfer was made; send it again with the same transferId.",
                    Map.of("transferId", transferId));
        }
    }

    private static Command command(
            Direction direction, long accountId, Asset asset, long units, String transferId, long unusedBeforeMs) {
        return direction == Direction.DEPOSIT
                ? new Deposit(accountId, asset.id(), units, transferId, unusedBeforeMs)
                : new Withdraw(accountId, asset.id(), units, transferId, unusedBeforeMs);
    }
}
