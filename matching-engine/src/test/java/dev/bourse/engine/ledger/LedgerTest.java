package dev.bourse.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LedgerTest {

    private static final long ALICE = 1;
    private static final long BOB = 2;
    private static final int USDT = 0;
    private static final int BTC = 20;

    private final Ledger ledger = new Ledger();

    @Test
    void depositIsAvailable() {
        assertThat(ledger.deposit(ALICE, USDT, 100)).isTrue();

        assertThat(ledger.available(ALICE, USDT)).isEqualTo(100);
        assertThat(ledger.locked(ALICE, USDT)).isZero();
        assertThat(ledger.supply(USDT)).isEqualTo(100);
        assertThat(ledger.accounts()).isEqualTo(1);
    }

    @Test
    void unknownAccountHasNothing() {
        assertThat(ledger.available(ALICE, BTC)).isZero();
        assertThat(ledger.locked(ALICE, BTC)).isZero();
        assertThat(ledger.supply(BTC)).isZero();
        assertThat(ledger.withdraw(ALICE, BTC, 1)).isFalse();
        assertThat(ledger.lock(ALICE, BTC, 1)).isFalse();
        assertThat(ledger.lock(ALICE, BTC, 0)).isTrue();
        assertThat(ledger.accounts()).isZero();
    }

    @Test
    void noMoreOfAnAssetThanALongHolds() {
        ledger.deposit(ALICE, USDT, Long.MAX_VALUE - 5);

        assertThat(ledger.deposit(BOB, USDT, 6)).isFalse();
        assertThat(ledger.available(BOB, USDT)).isZero();
        assertThat(ledger.deposit(BOB, USDT, 5)).isTrue();
        assertThat(ledger.supply(USDT)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void onlyWhatIsAvailableIsWithdrawn() {
        ledger.deposit(ALICE, USDT, 100);
        ledger.lock(ALICE, USDT, 70);

        assertThat(ledger.withdraw(ALICE, USDT, 31)).isFalse();
        assertThat(ledger.withdraw(ALICE, USDT, 30)).isTrue();

        assertThat(ledger.available(ALICE, USDT)).isZero();
        assertThat(ledger.locked(ALICE, USDT)).isEqualTo(70);
        assertThat(ledger.supply(USDT)).isEqualTo(70);
    }

    @Test
    void lockedIsReleasedOrPaid() {
        ledger.deposit(ALICE, USDT, 100);
        assertThat(ledger.lock(ALICE, USDT, 101)).isFalse();
        assertThat(ledger.lock(ALICE, USDT, 60)).isTrue();

        ledger.release(ALICE, USDT, 10);
        ledger.pay(ALICE, BOB, USDT, 20);
        ledger.pay(ALICE, ALICE, USDT, 5);

        assertThat(ledger.available(ALICE, USDT)).isEqualTo(55);
        assertThat(ledger.locked(ALICE, USDT)).isEqualTo(25);
        assertThat(ledger.available(BOB, USDT)).isEqualTo(20);
        assertThat(ledger.supply(USDT)).isEqualTo(100);
    }

    @Test
    void whatIsNotLockedCanNeitherBeReleasedNorPaid() {
        ledger.deposit(ALICE, USDT, 100);
        ledger.lock(ALICE, USDT, 10);

        assertThatIllegalStateException().isThrownBy(() -> ledger.release(ALICE, USDT, 11));
        assertThatIllegalStateException().isThrownBy(() -> ledger.pay(ALICE, BOB, USDT, 11));
        assertThat(ledger.locked(ALICE, USDT)).isEqualTo(10);
    }

    @Test
    void negativeAmountsAreBugs() {
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.deposit(ALICE, USDT, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.withdraw(ALICE, USDT, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.lock(ALICE, USDT, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.release(ALICE, USDT, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.pay(ALICE, BOB, USDT, -1));
    }

    @Test
    void restoredLedgerIsTheSame() {
        ledger.deposit(ALICE, USDT, 100);
        ledger.deposit(BOB, BTC, 7);
        ledger.lock(ALICE, USDT, 40);
        Ledger restored = new Ledger();

        ledger.visit(restored::restore);

        assertThat(contents(restored)).isEqualTo(contents(ledger)).hasSize(2);
        assertThat(restored.supply(USDT)).isEqualTo(100);
        assertThat(restored.supply(BTC)).isEqualTo(7);
        assertThatIllegalStateException().isThrownBy(() -> restored.restore(ALICE, USDT, 1, 0));
    }

    /** Against a map of sums that is obviously right. */
    @Test
    void everythingAddsUpAfterEachOfManyRandomCalls() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Long> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            long account = random.nextInt(20);
            long other = random.nextInt(20);
            int asset = random.nextInt(3) * 10;
            long amount = random.nextInt(1_000);
            call(random.nextInt(5), account, other, asset, amount, expected);
            String available = "available " + account + " " + asset;
            assertThat(ledger.available(account, asset))
                    .as("seed %d call %d", seed, i)
                    .isEqualTo(expected.getOrDefault(available, 0L))
                    .isNotNegative();
        }
        Map<Integer, Long> sums = new HashMap<>();
        ledger.visit((account, asset, available, locked) -> sums.merge(asset, available + locked, Long::sum));
        sums.forEach((asset, sum) ->
                assertThat(ledger.supply(asset)).as("seed %d", seed).isEqualTo(sum));
        assertThat(sums).as("seed %d", seed).hasSize(3);
    }

    private void call(int kind, long account, long other, int asset, long amount, Map<String, Long> expected) {
        String available = "available " + account + " " + asset;
        String locked = "locked " + account + " " + asset;
        switch (kind) {
            case 0 -> {
                ledger.deposit(account, asset, amount);
                expected.merge(available, amount, Long::sum);
            }
            case 1 -> {
                if (ledger.withdraw(account, asset, amount)) {
                    expected.merge(available, -amount, Long::sum);
                }
            }
            case 2 -> {
                if (ledger.lock(account, asset, amount)) {
                    expected.merge(available, -amount, Long::sum);
                    expected.merge(locked, amount, Long::sum);
                }
            }
            case 3 -> {
                long most = Math.min(amount, expected.getOrDefault(locked, 0L));
                ledger.release(account, asset, most);
                expected.merge(locked, -most, Long::sum);
                expected.merge(available, most, Long::sum);
            }
            default -> {
                long most = Math.min(amount, expected.getOrDefault(locked, 0L));
                ledger.pay(account, other, asset, most);
                expected.merge(locked, -most, Long::sum);
                expected.merge("available " + other + " " + asset, most, Long::sum);
            }
        }
    }

    private static Map<String, Long> contents(Ledger ledger) {
        Map<String, Long> contents = new HashMap<>();
        ledger.visit(
                (account, asset, available, locked) -> contents.put(account + " " + asset + " " + locked, available));
        return contents;
    }
}
