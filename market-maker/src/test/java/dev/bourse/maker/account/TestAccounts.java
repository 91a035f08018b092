package dev.bourse.maker.account;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells an account what the stream would. */
public final class TestAccounts {

    private final Account account;
    private long sequence;

    public TestAccounts(Account account) {
        this.account = account;
    }

    /** The stream begins, with an account that has that; both are JSON. */
    public void begins(String openOrders, String balances) {
        sequence = 100;
        account.begins(sequence);
        account.loads(json(openOrders), json(balances));
    }

    /** An event, as JSON without its number. */
    public boolean tells(String event) {
        return account.hears(json(event.replaceFirst("\\{", "{\"sequence\":" + ++sequence + ",")));
    }

    /** The connection is lost. */
    public void breaks() {
        account.isLost();
    }

    /** An order was accepted. */
    public void order(long id, String name, String market, String side, String price, String quantity) {
        tells("""
                {"e":"order","status":"new","market":"%s","orderId":"%d","clientOrderId":"%s","side":"%s","price":"%s",\
                "quantity":"%s","remainingQty":"%s"}""".formatted(market, id, name, side, price, quantity, quantity));
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
