package dev.bourse.engine.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The assets that there are, numbered from 0 in the order in which markets named them first. */
public final class Assets {

    /** The most decimals that an asset can have: 10 to that power still fits into a {@code long}. */
    public static final int MAX_SCALE = 18;

    private final List<Asset> assets = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * An asset.
     *
     * @param name such as {@code BTC}
     * @param scale how many decimals its smallest unit is: one whole is 10 to that power units
     */
    public record Asset(String name, int scale) {}

    /** What {@link #find} is for an asset that is not there. */
    public static final int NONE = -1;

    /** The number of an asset, or {@link #NONE}. */
    public int find(String name) {
        return numbers.getOrDefault(name, NONE);
    }

    /** The asset of a number. */
    public Asset get(int number) {
        return assets.get(number);
    }

    /** How many there are. */
    public int size() {
        return assets.size();
    }

    boolean exists(int number) {
        return number >= 0 && number < assets.size();
    }

    int add(Asset asset) {
        numbers.put(asset.name(), assets.size());
        assets.add(asset);
        return assets.size() - 1;
    }
}
