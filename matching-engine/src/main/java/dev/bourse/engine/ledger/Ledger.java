package dev.bourse.engine.ledger;

import java.util.Arrays;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The balances of all accounts. Assets are small numbers from 0, given out by the caller; amounts are in the asset's smallest unit and
 * never negative.
 */
public final class Ledger {

    private final Long2ObjectHashMap<Account> accounts = new Long2ObjectHashMap<>();
    private long[] supplies = new long[8];

    /**
     * Credits what comes from outside.
     *
     * @return false, and nothing has changed, when there would be more of the asset than a {@code long} holds
     */
    public boolean deposit(long accountId, int asset, long amount) {
        requireAmount(amount);
        long supply = supply(asset);
        if (amount > Long.MAX_VALUE - supply) {
            return false;
        }
        setSupply(asset, supply + amount);
        accountOrNew(accountId).holdingOrNew(asset).available += amount;
        return true;
    }

    /**
     * Debits what goes outside.
     *
     * @return false, and nothing has changed, when less than that is available
     */
    public boolean withdraw(long accountId, int asset, long amount) {
        if (!takeAvailable(accountId, asset, amount)) {
            return false;
        }
        setSupply(asset, supply(asset) - amount);
        return true;
    }

    /**
     * Sets an available amount aside for an order.
     *
     * @return false, and nothing has changed, when less than that is available
     */
    public boolean lock(long accountId, int asset, long amount) {
        if (!takeAvailable(accountId, asset, amount)) {
            return false;
        }
        Holding holding = holding(accountId, asset);
        if (holding != null) { // else nothing was taken from nobody
            holding.locked += amount;
        }
        return true;
    }

    /** Makes a locked amount available again. */
    public void release(long accountId, int asset, long amount) {
        Holding holding = lockedHolding(accountId, asset, amount);
        holding.locked -= amount;
        holding.available += amount;
    }

    /** Moves a locked amount of one account to what another, or the same, has available. */
    public void pay(long fromAccountId, long toAccountId, int asset, long amount) {
        Holding from = lockedHolding(fromAccountId, asset, amount);
        from.locked -= amount;
        accountOrNew(toAccountId).holdingOrNew(asset).available += amount;
    }

    /** What an account may withdraw or lock; 0 where there is no such account. */
    public long available(long accountId, int asset) {
        return available(holding(accountId, asset));
    }

    /** What is set aside for an account's orders; 0 where there is no such account. */
    public long locked(long accountId, int asset) {
        Holding holding = holding(accountId, asset);
        return holding == null ? 0 : holding.locked;
    }

    /** What there is of an asset: all deposits less all withdrawals. */
    public long supply(int asset) {
        return asset < supplies.length ? supplies[asset] : 0;
    }

    /** True for an account that has ever had something. */
    public boolean hasAccount(long accountId) {
        return accounts.containsKey(accountId);
    }

    /** How many accounts have ever had something. */
    public int accounts() {
        return accounts.size();
    }

    /** Visits every holding that there has ever been, empty ones too, in no particular order. */
    public void visit(HoldingVisitor visitor) {
        accounts.forEachLong((accountId, account) -> {
            for (int asset = 0; asset < account.assets(); asset++) {
                Holding it = account.holding(asset);
                if (it != null) {
                    visitor.holding(accountId, asset, it.available, it.locked);
                }
            }
        });
    }

    /** Puts back a holding of a snapshot; the account must have none of that asset yet. */
    public void restore(long accountId, int asset, long available, long locked) {
        requireAmount(available);
        requireAmount(locked);
        setSupply(asset, Math.addExact(supply(asset), Math.addExact(available, locked)));
        Holding holding = accountOrNew(accountId).holdingOrNew(asset);
        if (holding.available != 0 || holding.locked != 0) {
            throw new IllegalStateException("account " + accountId + " has asset " + asset + " already");
        }
        holding.available = available;
        holding.locked = locked;
    }

    /** Takes a holding. */
    public interface HoldingVisitor {
        void holding(long accountId, int asset, long available, long locked);
    }

    private boolean takeAvailable(long accountId, int asset, long amount) {
        requireAmount(amount);
        Holding holding = holding(accountId, asset);
        if (available(holding) < amount) {
            return false;
        }
        if (holding != null) {
            holding.available -= amount;
        }
        return true;
    }

    private static void requireAmount(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("an amount is never negative: " + amount);
        }
    }

    private static long available(@Nullable Holding holding) {
        return holding == null ? 0 : holding.available;
    }

    private @Nullable Holding holding(long accountId, int asset) {
        Account account = accounts.get(accountId);
        return account == null ? null : account.holding(asset);
    }

    private Holding lockedHolding(long accountId, int asset, long amount) {
        requireAmount(amount);
        Holding holding = accountOrNew(accountId).holdingOrNew(asset);
        if (holding.locked < amount) {
            throw new IllegalStateException("account " + accountId + " has " + holding.locked + " of asset " + asset
                    + " locked, which is less than " + amount);
        }
        return holding;
    }

    private Account accountOrNew(long accountId) {
        Account account = accounts.get(accountId);
        if (account == null) {
            account = new Account();
            accounts.put(accountId, account);
        }
        return account;
    }

    private void setSupply(int asset, long supply) {
        if (asset >= supplies.length) {
            supplies = Arrays.copyOf(supplies, Math.max(asset + 1, supplies.length * 2));
        }
        supplies[asset] = supply;
    }
}
