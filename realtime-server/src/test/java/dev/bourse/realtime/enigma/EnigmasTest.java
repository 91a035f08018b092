package dev.bourse.realtime.enigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.common.market.MarketTrade;
import dev.bourse.common.wire.WireJson;
import dev.bourse.realtime.stream.Frame;
import dev.bourse.realtime.stream.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EnigmasTest {

    private static final Topic.Enigmas STREAM = new Topic.Enigmas("BTCUSDT");

    private final List<Frame> sent = new ArrayList<>();
    private long nowMs = 1_000_000;
    private final Enigmas enigmas = new Enigmas(() -> Instant.ofEpochMilli(nowMs), sent::add);
    private long lastTradeId;

    @Test
    void watcherIsShownWhatThereIsAtOnce() {
        enigmas.join("BTCUSDT", seed("200", "100", "161.8"));
        assertThat(sent).as("nobody watches").isEmpty();

        enigmas.watch(STREAM);

        assertThat(json()).containsExactly("""
                {"stream":"enigma@BTCUSDT","data":{"e":"enigma","s":"BTCUSDT","level":"61.8","ath":"200","atl":"100","price":"161.8",\
                "fibLevels":{"0":"100","23.6":"123.6","38.2":"138.2","50":"150","61.8":"161.8","78.6":"178.6","100":"200"},\
                "T":1000000}}""");
    }

    @Test
    void changesAreShownAtMostOnceASecondAndTheNewestInTheEnd() {
        enigmas.join("BTCUSDT", seed("200", "100", "150"));
        enigmas.watch(STREAM);

        for (String price : List.of("151", "152", "153")) {
            nowMs += 300;
            trade(price);
            enigmas.flush();
        }
        assertThat(sent).hasSize(1);

        nowMs += 100;
        enigmas.flush();
        enigmas.flush();

        assertThat(sent).hasSize(2);
        assertThat(json().getLast())
                .contains("\"level\":\"53\"")
                .contains("\"price\":\"153\"")
                .contains("\"T\":1000900");
        nowMs += 5000;
        trade("153");
        enigmas.flush();
        assertThat(sent).as("the same price is no change").hasSize(2);
    }

    @Test
    void tradeBeyondTheHistoryIsTheNewHighestOrLowest() {
        enigmas.join("BTCUSDT", seed("200", "100", "150"));
        trade("250");
        trade("50");
        trade("100");

        enigmas.watch(STREAM);

        assertThat(json().getLast())
                .contains("\"level\":\"25\",\"ath\":\"250\",\"atl\":\"50\"")
                .contains("\"50\":\"150\"");
    }

    @Test
    void historyThatReachesFurtherIsTakenOverAndTradesStayTheNewest() {
        trade("150");
        enigmas.watch(STREAM);
        assertThat(sent).as("what was before is not known").isEmpty();
        assertThat(enigmas.waitsForSeed("BTCUSDT")).isTrue();

        enigmas.join("BTCUSDT", seed("160", "140", "145"));
        assertThat(json().getLast()).contains("\"ath\":\"160\",\"atl\":\"140\",\"price\":\"150\"");
        assertThat(enigmas.waitsForSeed("BTCUSDT")).isFalse();

        nowMs += 1000;
        enigmas.join("BTCUSDT", seed("160", "100", "145"));
        assertThat(json().getLast()).contains("\"ath\":\"160\",\"atl\":\"100\",\"price\":\"150\"");
        nowMs += 1000;
        enigmas.join("BTCUSDT", seed("155", "120", "145"));
        assertThat(sent).as("nothing that was known is forgotten").hasSize(2);
    }

    @Test
    void lastOneWhoLeavesMakesItForgotten() {
        enigmas.join("BTCUSDT", seed("200", "100", "150"));
        enigmas.watch(STREAM);
        enigmas.watch(STREAM);
        assertThat(sent).as("the second finds the frame of the first").hasSize(1);

        enigmas.unwatch(STREAM);
        assertThat(sent).hasSize(1);
        enigmas.unwatch(STREAM);

        assertThat(sent.getLast().isForget()).isTrue();
        nowMs += 1000;
        trade("170");
        assertThat(sent).hasSize(2);
        enigmas.watch(STREAM);
        assertThat(json().getLast()).contains("\"price\":\"170\"");
    }

    @Test
    void whatChangedIsWrittenOnceAndAgainWhenItCouldNotBe() {
        trade("150");
        assertThat(enigmas.takeUnwritten())
                .as("not before the backend has spoken")
                .isEmpty();
        enigmas.join("BTCUSDT", seed("200", "100", "150"));

        assertThat(WireJson.write(enigmas.takeUnwritten()))
                .startsWith("{\"BTCUSDT\":{\"level\":50,\"ath\":200,\"atl\":100,\"fibLevels\":{\"0\":100,");
        assertThat(enigmas.takeUnwritten()).isEmpty();
        trade("150");
        assertThat(enigmas.takeUnwritten()).isEmpty();
        trade("151");
        assertThat(enigmas.takeUnwritten()).containsOnlyKeys("BTCUSDT");

        enigmas.notWritten(List.of("BTCUSDT"));
        assertThat(enigmas.takeUnwritten()).containsOnlyKeys("BTCUSDT");
        enigmas.join("BTCUSDT", seed("200", "100", "150"));
        assertThat(enigmas.takeUnwritten())
                .as("so that the key outlives its time")
                .containsOnlyKeys("BTCUSDT");
    }

    private void trade(String price) {
        lastTradeId++;
        enigmas.traded(new MarketTrade("BTCUSDT", lastTradeId, nowMs, new BigDecimal(price), BigDecimal.ONE, false));
    }

    private static EnigmaSeed seed(String high, String low, String price) {
        return new EnigmaSeed(new BigDecimal(high), new BigDecimal(low), new BigDecimal(price), new BigDecimal("0.01"));
    }

    private List<String> json() {
        return sent.stream().filter(it -> !it.isForget()).map(Frame::json).toList();
    }
}
