package dev.bourse.backend.trading;

import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Decimals as the units of a market, exactly or not at all; a refusal says what would be right. */
final class MarketUnits {

    private MarketUnits() {}

    /** A price as commands have it. */
    static long price(Market market, String name, BigDecimal price) {
        try {
            return market.commandPrice(price);
        } catch (ArithmeticException e) {
            if (isTooLarge(price, market.quote())) {
                throw tooLarge(name, price);
            }
            String nearest = nearest(price, market.tickSize());
            throw new RefusedException(
                    ErrorCode.PRICE_NOT_ON_TICK,
                    name + " is no multiple of the tick; the nearest that is right is " + nearest + ".",
                    Map.of(
                            name,
                            price.toPlainString(),
                            "tickSize",
                            market.tickSize().toPlainString(),
                            "nearest",
                            nearest));
        }
    }

    /** A quantity as commands have it. */
    static long quantity(Market market, String name, BigDecimal quantity) {
        try {
            return market.commandQuantity(quantity);
        } catch (ArithmeticException e) {
            if (isTooLarge(quantity, market.base())) {
                throw tooLarge(name, quantity);
            }
            String nearest = nearest(quantity, market.lotSize());
            throw new RefusedException(
                    ErrorCode.QUANTITY_NOT_ON_LOT,
                    name + " is no multiple of the lot; the nearest that is right is " + nearest + ".",
                    Map.of(
                            name,
                            quantity.toPlainString(),
                            "lotSize",
                            market.lotSize().toPlainString(),
                            "nearest",
                            nearest));
        }
    }

    /** An amount of an asset in its units. */
    static long amount(Asset asset, String name, BigDecimal amount) {
        try {
            return asset.units(amount);
        } catch (ArithmeticException e) {
            if (isTooLarge(amount, asset)) {
                throw tooLarge(name, amount);
            }
            throw JsonFields.invalid(
                    name,
                    "has more decimals than " + asset.name() + ", which has " + asset.scale(),
                    Map.of("value", amount.toPlainString(), "decimals", asset.scale()));
        }
    }

    private static boolean isTooLarge(BigDecimal value, Asset asset) {
        return value.compareTo(asset.amount(Long.MAX_VALUE)) > 0;
    }

    private static RefusedException tooLarge(String name, BigDecimal value) {
        return JsonFields.invalid(name, "is too large", Map.of("value", value.toPlainString()));
    }

    private static String nearest(BigDecimal value, BigDecimal step) {
        BigDecimal steps = value.divide(step, 0, RoundingMode.HALF_DOWN).max(BigDecimal.ONE);
        return steps.multiply(step).toPlainString();
    }
}
