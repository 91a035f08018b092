package dev.bourse.realtime.enigma;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * What the backend knows of a market.
 *
 * @param ath highest price
 * @param atl lowest price
 * @param price newest price
 * @param tickSize smallest step of a price
 */
record EnigmaSeed(
        @JsonProperty(required = true) BigDecimal ath,
        @JsonProperty(required = true) BigDecimal atl,

        @JsonProperty(value = "current_price", required = true)
        BigDecimal price,

        @JsonProperty(value = "tick_size", required = true) BigDecimal tickSize) {}
