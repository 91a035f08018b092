package dev.bourse.simulator.rest;

import dev.bourse.simulator.connection.Connections;
import dev.bourse.simulator.fault.Faults;
import dev.bourse.simulator.market.MarketSource;
import dev.bourse.simulator.recorded.RecordedSource;
import dev.bourse.simulator.recorded.ReplaySpeed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an operator or a test looks at and breaks; not part of Binance's API. */
@RestController
final class AdminController {

    private final Faults faults;
    private final Connections connections;
    private final MarketSource source;

    AdminController(Faults faults, Connections connections, MarketSource source) {
        this.faults = faults;
        this.connections = connections;
        this.source = source;
    }

    @GetMapping("/admin/faults")
    ResponseEntity<String> faults() {
        return RestJson.ok(faults.active().stream().map(FaultRequest::describe).toList());
    }

    @PostMapping("/admin/faults")
    ResponseEntity<String> inject(@RequestBody String body) {
        FaultRequest request = FaultRequest.parse(body);
        faults.injectAfter(request.afterTradesOrNow(), request.toFault());
        return faults();
    }

    @DeleteMapping("/admin/faults")
    ResponseEntity<String> clear() {
        faults.clear();
        return faults();
    }

    @GetMapping("/admin/connections")
    ResponseEntity<String> connections() {
        List<Map<String, Object>> lines = connections.all().stream()
                .map(it -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("number", it.number());
                    line.put("openedTime", it.openedMs());
                    line.put("combined", it.isCombined());
                    line.put("streams", it.streams());
                    return line;
                })
                .toList();
        return RestJson.ok(lines);
    }

    /** Lets a recording go on at another speed. */
    @PostMapping("/admin/speed")
    ResponseEntity<String> speed(@RequestParam String speed) {
        if (!(source instanceof RecordedSource recorded)) {
            throw BinanceException.badRequest(-1130, "Only a recorded market has a speed.");
        }
        recorded.goOnAt(ReplaySpeed.parse(speed)
                .orElseThrow(() -> BinanceException.badRequest(
                        -1130, "Data sent for parameter 'speed' is not valid; allowed: a number above 0, max.")));
        return market();
    }

    @GetMapping("/admin/market")
    ResponseEntity<String> market() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("serverTime", source.nowMs());
        line.put("progress", source.progress());
        line.put(
                "symbols",
                source.symbols().stream().map(it -> it.market().symbol()).toList());
        return RestJson.ok(line);
    }
}
