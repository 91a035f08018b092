package dev.bourse.uploader.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an account holds of what it has traded in a market, by average cost; the comment on the table {@code positions} is the rule. Amounts
 * have the quote asset's scale, quantities that of the lot.
 */
final class PositionRow {

    final long accountId;
    final int marketId;
    BigDecimal quantity;
    BigDecimal cost;
    BigDecimal realised;
    BigDecimal fees;
    long updatedAtMs;

    PositionRow(
            long accountId, int marketId, BigDecimal quantity, BigDecimal cost, BigDecimal realised, BigDecimal fees) {
        this.accountId = accountId;
        this.marketId = marketId;
        this.quantity = quantity;
        this.cost = cost;
        this.realised = realised;
        this.fees = fees;
    }

    /** Its account and market. */
    record Key(long accountId, int marketId) {}

    void buy(BigDecimal bought, BigDecimal price, BigDecimal fee, long timeMs) {
        quantity = quantity.add(bought);
        cost = cost.add(amount(price, bought)).add(fee);
        fees = fees.add(fee);
        updatedAtMs = timeMs;
    }

    void sell(BigDecimal sold, BigDecimal price, BigDecimal fee, long timeMs) {
        BigDecimal held = sold.min(quantity);
        BigDecimal share = held.compareTo(quantity) == 0
                ? cost
                : cost.multiply(held).divide(quantity, cost.scale(), RoundingMode.DOWN);
        realised = realised.add(amount(price, held)).subtract(share).subtract(fee);
        quantity = quantity.subtract(held);
        cost = cost.subtract(share);
        fees = fees.add(fee);
        updatedAtMs = timeMs;
    }

    /** Exact: a market's tick times its lot is a whole number of units. */
    private BigDecimal amount(BigDecimal price, BigDecimal of) {
        return price.multiply(of).setScale(cost.scale(), RoundingMode.UNNECESSARY);
    }
}
