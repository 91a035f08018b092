package dev.bourse.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names that clients have used: the last ones, and those of open orders. */
final class NaiveNames {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._:/-]{1,36}");

    private record Use(long account, String name, long orderId, long timeMs) {}

    private final int capacity;
    private final List<Use> last = new ArrayList<>();
    private final List<Use> open = new ArrayList<>();
    long rememberedSinceMs;

    NaiveNames(int capacity) {
        this.capacity = capacity;
    }

    Optional<Refusal> refusal(long account, String name, long unusedBeforeMs, long nowMs) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Use> use = Stream.concat(last.stream(), open.stream())
                .filter(it -> it.account == account && it.name.equals(name))
                .findFirst();
        boolean isValid = VALID.matcher(name).matches();
        return use.map(it -> new Refusal(RejectReason.DUPLICATE_CLIENT_ORDER_ID, it.orderId, 0))
                .or(() -> Refusal.when(!isValid, RejectReason.INVALID_CLIENT_ORDER_ID, 0, 0))
                .or(() -> Refusal.when(
                        unusedBeforeMs > nowMs, RejectReason.CLIENT_ORDER_ID_FROM_FUTURE, unusedBeforeMs, nowMs))
                .or(() -> Refusal.when(
                        unusedBeforeMs < rememberedSinceMs,
                        RejectReason.CLIENT_ORDER_ID_TOO_OLD,
                        unusedBeforeMs,
                        rememberedSinceMs));
    }

    void useForTransfer(long account, String name, long timeMs) {
        remember(new Use(account, name, 0, timeMs));
    }

    void useForOrder(NaiveOrder order) {
        Use use = new Use(order.account, order.name, order.id, order.acceptedAtMs);
        if (!use.name.isEmpty()) {
            open.add(use);
        }
        remember(use);
    }

    void close(long orderId) {
        open.removeIf(it -> it.orderId == orderId);
    }

    long orderIdOf(long account, String name) {
        return open.stream()
                .filter(it -> it.account == account && it.name.equals(name))
                .mapToLong(Use::orderId)
                .findFirst()
                .orElse(MatchingEngine.NO_ORDER);
    }

    private void remember(Use use) {
        if (!use.name.isEmpty()) {
            last.add(use);
        }
        if (last.size() > capacity) {
            rememberedSinceMs = last.removeFirst().timeMs + 1;
        }
    }
}
