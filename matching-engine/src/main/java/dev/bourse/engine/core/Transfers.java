package dev.bourse.engine.core;

import dev.bourse.engine.ledger.Ledger;

/** Money that comes from outside and goes there: the only two ways in which there can be more or less of an asset. */
final class Transfers {

    private final Ledger ledger;
    private final Assets assets;
    private final ClientIds clientIds;
    private final TouchedBalances touched;
    private final EngineListener listener;

    Transfers(Ledger ledger, Assets assets, ClientIds clientIds, TouchedBalances touched, EngineListener listener) {
        this.ledger = ledger;
        this.assets = assets;
        this.clientIds = clientIds;
        this.touched = touched;
        this.listener = listener;
    }

    void deposit(long accountId, int asset, long units, ClientId clientId, long unusedBeforeMs, long nowMs) {
        if (accountId < MatchingEngine.HOUSE_ACCOUNT) {
            listener.rejected(accountId, RejectReason.UNKNOWN_ACCOUNT, accountId, 0);
        } else if (isAllowed(accountId, asset, units, clientId, unusedBeforeMs, nowMs)) {
            if (ledger.deposit(accountId, asset, units)) {
                transferred(accountId, asset, units, clientId, nowMs);
            } else {
                long room = Long.MAX_VALUE - ledger.supply(asset);
                listener.rejected(accountId, RejectReason.SUPPLY_TOO_LARGE, units, room);
            }
        }
    }

    void withdraw(long accountId, int asset, long units, ClientId clientId, long unusedBeforeMs, long nowMs) {
        if (isAllowed(accountId, asset, units, clientId, unusedBeforeMs, nowMs)) {
            if (ledger.withdraw(accountId, asset, units)) {
                transferred(accountId, asset, -units, clientId, nowMs);
            } else {
                long available = ledger.available(accountId, asset);
                listener.rejected(accountId, RejectReason.INSUFFICIENT_BALANCE, units, available);
            }
        }
    }

    private void transferred(long accountId, int asset, long units, ClientId clientId, long nowMs) {
        if (!clientId.isEmpty()) {
            clientIds.add(accountId, clientId, 0, nowMs, false);
        }
        listener.transferred(accountId, asset, units, clientId);
        touched.touch(accountId, asset);
        touched.tell(listener);
    }

    private boolean isAllowed(
            long accountId, int asset, long units, ClientId clientId, long unusedBeforeMs, long nowMs) {
        if (!assets.exists(asset)) {
            listener.rejected(accountId, RejectReason.UNKNOWN_ASSET, asset, 0);
            return false;
        }
        if (units <= 0) {
            listener.rejected(accountId, RejectReason.NOT_POSITIVE, units, 0);
            return false;
        }
        return clientIds.admits(accountId, clientId, unusedBeforeMs, nowMs, listener);
    }
}
