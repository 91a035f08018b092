package dev.bourse.acceptance.trading;

import dev.bourse.acceptance.RunningBourse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests on a Bourse of the class's own, each in a market where nobody else trades, between a buyer with INR and a seller with TATA. */
abstract class OpenFloor {

    static final String TATA = "TATA_INR";

    @TempDir
    static Path directory;

    static RunningBourse bourse;
    static Exchange exchange;

    Floor floor;
    Trader buyer;
    Trader seller;

    @BeforeAll
    static void start() {
        Path data = directory.resolve("data");
        bourse = RunningBourse.start(data, Exchange.SETTINGS);
        exchange = Exchange.of(bourse, data);
    }

    @AfterAll
    static void stop() {
        bourse.close();
    }

    @BeforeEach
    void open() {
        floor = exchange.floor().opens(TATA);
        buyer = floor.trader("buyer").with("10000 INR");
        seller = floor.trader("seller").with("100 TATA");
    }
}
