package dev.bourse.engine.core;

import dev.bourse.engine.ledger.Ledger;
import java.util.Arrays;

/** The balances that a command has changed, in the order in which it did so first. */
final class TouchedBalances {

    private final Ledger ledger;
    private long[] accounts = new long[16];
    private int[] assets = new int[16];
    private int count;

    TouchedBalances(Ledger ledger) {
        this.ledger = ledger;
    }

    void touch(long accountId, int asset) {
        for (int i = count - 1; i >= 0; i--) {
            if (accounts[i] == accountId && assets[i] == asset) {
                return;
            }
        }
        if (count == accounts.length) {
            accounts = Arrays.copyOf(accounts, count * 2);
            assets = Arrays.copyOf(assets, count * 2);
        }
        accounts[count] = accountId;
        assets[count++] = asset;
    }

    /** Tells what they have become, and forgets them. */
    void tell(EngineListener listener) {
        for (int i = 0; i < count; i++) {
            long accountId = accounts[i];
            int asset = assets[i];
            listener.balanceChanged(
                    accountId, asset, ledger.available(accountId, asset), ledger.locked(accountId, asset));
        }
        count = 0;
    }
}
