package dev.bourse.maker;

import dev.bourse.maker.api.OrderName;
import dev.bourse.service.InvalidSettingException;
import dev.bourse.service.SecretText;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The maker's settings; each is the environment variable of the same name in upper snake case. Fractions are such as 0.001 for 0.1 %, with six
 * decimals at most; durations without a unit are milliseconds.
 *
 * @param apiUrl where the REST API is, without {@code /api/v1}
 * @param websocketUrl where the WebSocket server is
 * @param apiKey the API key of the maker's account, which is for the maker alone; with {@code apiSecret}, or else {@code apiKeyFile}. While
 *     there is none nothing is quoted
 * @param apiKeyFile a file with the answer of {@code POST /api/v1/keys}; it may come later
 * @param requestsPerSecond how many requests about orders it makes at most; what the exchange allows its key is a little more than that
 * @param markets which markets are quoted, and around which price: a symbol of the live feed, or a number, which is the first price of a market
 *     that has no other than its own last one
 * @param levels orders on each side
 * @param levelDistance how far each is from the one before, as a fraction of the price
 * @param spreadPercentage how far the first is from the price, as a fraction of it: the house's spread
 * @param spreadOverrides the spread of single markets, {@code TATA_INR:0.002,…}
 * @param valuePerLevel what an order is worth, by the asset that the market is quoted in
 * @param skew how far a position at its limit moves both sides against itself, as a fraction of the price
 * @param targetInventory what there should be of each base asset; nothing of those that are not named
 * @param maxPosition how far from that it may come, by base asset, if all orders of a side trade
 * @param maxExposure what all positions in markets of one quote asset may be worth in all, as above
 * @param amendAfter how far an order may be from where it should be, as a fraction of the price, before it is amended
 * @param quoteInterval how often each market is looked at; a trade of its own it looks at at once
 * @param staleAfter a price that has not changed for so long is of no use, and neither is what was known of the account so long ago
 * @param jumpLimit a greater move of the price within {@code jumpWindow}, as a fraction of it, is a jump
 * @param jumpPause how long nothing is quoted after a jump
 * @param deadManTimeout after how long without a word of the maker the exchange cancels its orders
 */
@Validated
@ConfigurationProperties
public record MakerProperties(
        @DefaultValue("http://localhost:3002") URI apiUrl,
        @DefaultValue("ws://localhost:3001") URI websocketUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("") SecretText apiSecret,
        @DefaultValue("") String apiKeyFile,

        @DefaultValue("8") @Range(min = 1, max = 10_000) int requestsPerSecond,

        @DefaultValue({"BTC_USDT:BTCUSDT", "ETH_USDT:ETHUSDT", "SOL_USDT:SOLUSDT", "TATA_INR:100"})
        @NotEmpty(message = "must name at least one market")
        List<
                        @Pattern(
                                regexp = "[A-Z0-9]{1,18}_[A-Z0-9]{1,18}:([A-Z0-9]{2,20}|[0-9]{1,12}(\\.[0-9]{1,12})?)",
                                message = "must be of the form BTC_USDT:BTCUSDT,TATA_INR:100")
                        String>
                markets,

        @DefaultValue("5") @Range(min = 1, max = OrderName.MOST_LEVELS)
        int levels,

        @DefaultValue("0.0005") @DecimalMin("0") @DecimalMax("0.1") @Digits(integer = 1, fraction = 6)
        BigDecimal levelDistance,

        @DefaultValue("0.001") @DecimalMin("0.000001") @DecimalMax("0.5") @Digits(integer = 1, fraction = 6)
        BigDecimal spreadPercentage,

        @DefaultValue
        List<
                        @Pattern(
                                regexp = "[A-Z0-9_]{3,20}:0\\.[0-9]{1,6}",
                                message = "must be of the form BTC_USDT:0.0005,TATA_INR:0.002")
                        String>
                spreadOverrides,

        @DefaultValue({"USDT:5000", "INR:50000"}) @NotEmpty(message = "must name each quote asset")
        List<@Pattern(regexp = AMOUNT, message = "must be of the form USDT:5000,INR:50000") String> valuePerLevel,

        @DefaultValue("0.0005") @DecimalMin("0") @DecimalMax("0.5") @Digits(integer = 1, fraction = 6)
        BigDecimal skew,

        @DefaultValue
        List<@Pattern(regexp = AMOUNT, message = "must be of the form BTC:20,ETH:400") String> targetInventory,

        @DefaultValue({"BTC:5", "ETH:100", "SOL:2000", "TATA:20000"}) @NotEmpty(message = "must name each base asset")
        List<@Pattern(regexp = AMOUNT, message = "must be of the form BTC:5,ETH:100") String> maxPosition,

        @DefaultValue({"USDT:1000000", "INR:2000000"}) @NotEmpty(message = "must name each quote asset")
        List<@Pattern(regexp = AMOUNT, message = "must be of the form USDT:1000000,INR:2000000") String> maxExposure,

        @DefaultValue("0.0002") @DecimalMin("0") @DecimalMax("0.1") @Digits(integer = 1, fraction = 6)
        BigDecimal amendAfter,

        @DefaultValue("200ms") @DurationMin(millis = 10) @DurationMax(seconds = 10)
        Duration quoteInterval,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration staleAfter,

        @DefaultValue("0.02") @DecimalMin("0.0001") @DecimalMax("1") @Digits(integer = 1, fraction = 6)
        BigDecimal jumpLimit,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration jumpWindow,

        @DefaultValue("30s") @DurationMin(message = "must not be negative") @DurationMax(days = 1)
        Duration jumpPause,

        @DefaultValue("10s") @DurationMin(millis = 500) @DurationMax(days = 1)
        Duration deadManTimeout) {

    private static final String AMOUNT = "[A-Z0-9]{1,18}:[0-9]{1,15}(\\.[0-9]{1,12})?";

    /** The spread of a market as a fraction of the price. */
    BigDecimal spread(String market) {
        return Entries.find(spreadOverrides, market).orElse(spreadPercentage);
    }

    /**
     * Checks what single settings can't be checked for.
     *
     * @throws InvalidSettingException when one contradicts another
     */
    void requireConsistent() {
        requireOneKey();
        if (markets.stream().map(Entries::name).distinct().count() != markets.size()) {
            throw new InvalidSettingException("MARKETS", Entries.text(markets), "a list that names each market once");
        }
        for (String it : markets) {
            requireConsistent(Entries.name(it));
        }
    }

    private void requireConsistent(String market) {
        BigDecimal spread = spread(market);
        if (skew.compareTo(spread) > 0) {
            throw new InvalidSettingException(
                    "SKEW", skew.toPlainString(), "at most the spread of " + market + ", " + spread.toPlainString());
        }
        if (amendAfter.compareTo(spread) >= 0) {
            throw new InvalidSettingException(
                    "AMEND_AFTER",
                    amendAfter.toPlainString(),
                    "less than the spread of " + market + ", " + spread.toPlainString());
        }
        if (spread.add(levelDistance.multiply(BigDecimal.valueOf(levels))).compareTo(BigDecimal.ONE) >= 0) {
            throw new InvalidSettingException(
                    "LEVEL_DISTANCE", levelDistance.toPlainString(), "so small that no bid is at nothing");
        }
        requireNamed("VALUE_PER_LEVEL", valuePerLevel, Entries.quote(market));
        requireNamed("MAX_EXPOSURE", maxExposure, Entries.quote(market));
        requireNamed("MAX_POSITION", maxPosition, Entries.base(market));
    }

    private void requireOneKey() {
        if (!apiKeyFile.isEmpty() && !apiKey.isEmpty()) {
            throw new InvalidSettingException("API_KEY_FILE", apiKeyFile, "empty when API_KEY is set");
        }
        if (apiKey.isEmpty() != apiSecret.value().isEmpty()) {
            throw new InvalidSettingException("API_KEY", apiKey, "set when API_SECRET is, and only then");
        }
    }

    private static void requireNamed(String variable, List<String> entries, String asset) {
        if (Entries.find(entries, asset).isEmpty()) {
            throw new InvalidSettingException(
                    variable, Entries.text(entries), "a list that names " + asset + " too, since a market has it");
        }
    }
}
