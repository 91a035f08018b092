package dev.bourse.engine.core;

import dev.bourse.engine.core.Assets.Asset;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The assets of {@link NaiveEngine}, numbered as they come. */
final class NaiveAssets {

    private static final Pattern NAME = Pattern.compile("[A-Z0-9_]{1,20}");

    private final List<Asset> assets = new ArrayList<>();
    private final RecordedEngine events;

    NaiveAssets(RecordedEngine events) {
        this.events = events;
    }

    int count() {
        return assets.size();
    }

    boolean exists(int number) {
        return number >= 0 && number < assets.size();
    }

    int number(Asset asset) {
        if (!assets.contains(asset)) {
            assets.add(asset);
            events.assetAdded(assets.size() - 1, asset.name(), asset.scale());
        }
        return assets.indexOf(asset);
    }

    Optional<Refusal> refusal(NewMarket request) {
        boolean isWrong = !NAME.matcher(request.symbol()).matches()
                || isWrong(request.base())
                || isWrong(request.quote())
                || request.base().name().equals(request.quote().name());
        return Refusal.when(isWrong, RejectReason.INVALID_MARKET, 0, 0)
                .or(() -> otherScale(request.base()))
                .or(() -> otherScale(request.quote()))
                .or(() -> Refusal.when(
                        !isWhole(request),
                        RejectReason.TICK_TIMES_LOT_NOT_WHOLE,
                        request.tickUnits(),
                        request.lotUnits()));
    }

    private static boolean isWrong(Asset asset) {
        return !NAME.matcher(asset.name()).matches() || asset.scale() < 0 || asset.scale() > 18;
    }

    private Optional<Refusal> otherScale(Asset asset) {
        return assets.stream()
                .filter(it -> it.name().equals(asset.name()) && it.scale() != asset.scale())
                .map(it -> new Refusal(RejectReason.ASSET_SCALE_DIFFERS, asset.scale(), it.scale()))
                .findFirst();
    }

    private static boolean isWhole(NewMarket request) {
        BigInteger product = BigInteger.valueOf(request.tickUnits()).multiply(BigInteger.valueOf(request.lotUnits()));
        return request.tickUnits() > 0
                && request.lotUnits() > 0
                && product.compareTo(NaiveRules.MOST) <= 0
                && NaiveMarket.unitsPerTickLot(request)[1].signum() == 0;
    }
}
