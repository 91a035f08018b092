package dev.bourse.backend.exchange;

import dev.bourse.backend.HttpBackendProperties;
import dev.bourse.backend.web.ErrorCode;
import dev.bourse.backend.web.JsonFields;
import dev.bourse.backend.web.RefusedException;
import dev.bourse.exchange.market.Asset;
import dev.bourse.exchange.market.Markets;
import dev.bourse.service.InvalidSettingException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Play money: what everybody may credit the own account with where {@code DEMO_ON_RAMP} is on, a little at a time. */
@Component
public final class OnRamp {

    private final boolean open;
    private final List<Fund> funds;
    private final Supplier<Markets> known;

    @Autowired
    OnRamp(Exchange exchange, HttpBackendProperties properties) {
        this(properties.demoOnRamp(), properties.demoFunds(), exchange::knownMarkets);
    }

    OnRamp(boolean open, String funds, Supplier<Markets> known) {
        this.open = open;
        this.funds = read(funds);
        this.known = known;
    }

    /**
     * What may be credited.
     *
     * @param amount the most at a time
     */
    public record Fund(String asset, BigDecimal amount) {}

    public boolean isOpen() {
        return open;
    }

    /** What may be credited of what the exchange has, in the order of the setting; all of it while that is not known yet. */
    public List<Fund> funds() {
        Markets there = known.get();
        return funds.stream()
                .filter(it -> there.assets().isEmpty() || there.findAsset(it.asset()) != null)
                .toList();
    }

    /**
     * Lets everybody pass where it is open.
     *
     * @throws RefusedException where it is closed
     */
    public void requireOpen() {
        if (!open) {
            throw RefusedException.of(ErrorCode.ON_RAMP_CLOSED);
        }
    }

    /**
     * Lets an amount pass that may be credited to the own account at once.
     *
     * @throws RefusedException when it is too much, or of another asset
     */
    public void check(Asset asset, BigDecimal amount) {
        List<String> allowed = funds().stream().map(Fund::asset).toList();
        Fund fund = funds.stream()
                .filter(it -> it.asset().equals(asset.name()))
                .findFirst()
                .orElseThrow(() -> JsonFields.invalid(
                        "asset",
                        "must be one of " + String.join(", ", allowed) + "; of others only an operator can credit",
                        Map.of("value", asset.name(), "allowed", allowed)));
        if (amount.compareTo(fund.amount()) > 0) {
            String most = fund.amount().toPlainString();
            throw JsonFields.invalid(
                    "amount",
                    "must be at most " + most + " " + asset.name() + " at a time",
                    Map.of("value", amount.toPlainString(), "maximum", most));
        }
    }

    /** Reads {@code USDT:10000,INR:500000}, whose form has been checked. */
    private static List<Fund> read(String setting) {
        List<Fund> funds = Arrays.stream(setting.strip().split("\\s*,\\s*", -1))
                .map(it -> it.split(":", 2))
                .map(it -> new Fund(it[0], new BigDecimal(it[1])))
                .toList();
        if (funds.stream().map(Fund::asset).distinct().count() < funds.size()) {
            throw new InvalidSettingException("DEMO_FUNDS", setting, "each asset once, such as USDT:10000,INR:500000");
        }
        return funds;
    }
}
