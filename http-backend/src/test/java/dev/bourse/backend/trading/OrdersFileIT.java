package dev.bourse.backend.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bourse.backend.TestBackend;
import dev.bourse.backend.exchange.TestEngine;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All orders of an account as a file. */
final class OrdersFileIT {

    private static final String HEADING =
            "time,market,orderId,clientOrderId,side,type,price,stopPrice,quantity,quoteQuantity,"
                    + "timeInForce,executedQty,executedQuoteQty,status\n";
    private static final String BUY =
            "2026-11-25T12:00:01Z,TATA_INR,1,'-a1,buy,limit,100.50,,10.00,,gtc,4.00,402.0000,cancelled\n";
    private static final String SELL =
            "2026-11-25T12:00:02Z,BTC_INR,2,b,sell,stop_loss,,99.00,1.00,,ioc,1.00,98.0000,filled\n";

    private static TestBackend backend;
    private static TestEngine engine;
    private static String cookie;

    @BeforeAll
    static void start() throws Exception {
        backend = TestBackend.start("--ORDER_TIMEOUT=5s");
        engine = new TestEngine(backend.redis().url());
        engine.asset(0, "TATA", 2);
        engine.asset(1, "INR", 4);
        engine.market(0, "TATA_INR", 0, 1, 100, 1);
        cookie = backend.register("alice");
        String account = TestBackend.parse(
                        backend.get("/api/v1/auth/session", "Cookie", cookie).body())
                .path("accountId")
                .asString();
        for (String market : new String[] {"0, 'TATA_INR'", "1, 'BTC_INR'"}) {
            backend.database()
                    .execute("insert into markets values (" + market
                            + ", 0, 1, 0.01, 0.01, 0.01, 1000, 0, 0, 10, 20, 0, 0, 'none', 'trading', now())");
        }
        order(1, account, "0, '-a1', 'buy', 'limit', 'gtc'", "100.50, null, 10.00", "4.00, 402.0000", "cancelled");
        order(2, account, "1, 'b', 'sell', 'stop_loss', 'ioc'", "null, 99.00, 1.00", "1.00, 98.0000", "filled");
        order(3, "999", "0, 'c', 'buy', 'limit', 'gtc'", "100.50, null, 10.00", "4.00, 402.0000", "cancelled");
    }

    private static void order(int id, String account, String terms, String prices, String executed, String status)
            throws Exception {
        backend.database()
                .execute(
                        "insert into orders (order_id, account_id, market_id, client_order_id, side, type, time_in_force,"
                                + " price, stop_price, quantity, executed_qty, executed_quote, status, prevention, post_only,"
                                + " fees, remaining_qty, triggered, created_at, updated_at) values (" + id + ", "
                                + account + ", "
                                + terms + ", " + prices + ", " + executed + ", '" + status
                                + "', 'none', false, 0, 0, false, '2026-11-25T12:00:0" + id + "Z', now())");
    }

    @AfterAll
    static void stop() throws Exception {
        engine.close();
        backend.close();
    }

    @Test
    void hasAllOrdersOldestFirst() throws Exception {
        HttpResponse<String> file = file("/api/v1/orders");

        assertThat(file.body()).isEqualTo(HEADING + BUY + SELL);
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"orders.csv\"");
    }

    @Test
    void canBeOfOneMarket() throws Exception {
        assertThat(file("/orders?market=tata_inr").body()).isEqualTo(HEADING + BUY);
    }

    @Test
    void marketThatThereIsNotIsRefused() throws Exception {
        HttpResponse<String> response = file("/api/v1/orders?market=DOGE_INR");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"UNKNOWN_SYMBOL\"");
    }

    private static HttpResponse<String> file(String path) throws Exception {
        return backend.get(path, "Cookie", cookie, "Accept", "text/csv");
    }
}
