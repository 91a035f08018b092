package dev.bourse.maker.account;

import dev.bourse.maker.strategy.Side;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * An order of the maker's has traded.
 *
 * @param side the maker's
 * @param fee in the quote asset
 */
public record Fill(String symbol, Side side, BigDecimal price, BigDecimal quantity, BigDecimal fee) {

    static Fill of(JsonNode it) {
        return new Fill(
                it.path("market").asString(),
                Side.of(it.path("side").asString()),
                new BigDecimal(it.path("price").asString()),
                new BigDecimal(it.path("qty").asString()),
                new BigDecimal(it.path("fee").asString()));
    }
}
