package dev.bourse.engine.book;

import java.util.ArrayList;
import java.util.List;

/** Writes down what happens in a book, a line an event. */
class RecordedEvents implements OrderBookListener {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void traded(long makerOrderId, long makerTag, long priceTicks, long lots, long makerOpenLots) {
        lines.add("traded " + lots + "@" + priceTicks + " with " + makerOrderId + ", " + makerOpenLots + " left");
    }

    @Override
    public void selfTradePrevented(long makerOrderId, long makerTag, long priceTicks, long lots, long makerOpenLots) {
        lines.add("prevented " + lots + "@" + priceTicks + " with " + makerOrderId + ", " + makerOpenLots + " left");
    }

    @Override
    public void levelChanged(Side side, long priceTicks, long visibleLots) {
        lines.add(side + " level " + visibleLots + "@" + priceTicks);
    }

    /** What has happened since the last call. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
