package dev.bourse.engine.simulation;

import dev.bourse.engine.journal.Queries;
import java.util.HashMap;
import java.util.Map;

/** Questions of all kinds; each is remembered by its number, to know what an answer was about. */
final class RandomQueries {

    private static final int MOST_ORDERS = 1_000;

    private final Choices choices;
    private final Map<Long, Question> asked = new HashMap<>();

    /** What was asked. */
    sealed interface Question {}

    record Depth(int market, int levels) implements Question {}

    record OpenOrders(long account, int market) implements Question {}

    record Balances(long account) implements Question {}

    record Markets() implements Question {}

    RandomQueries(Choices choices) {
        this.choices = choices;
    }

    byte[] next() {
        long number = choices.nextRequest();
        Question question = any();
        asked.put(number, question);
        long after = choices.oneIn(4) ? choices.exchange().progress().sequence() : 0;
        return switch (question) {
            case Depth it ->
                Queries.depth(query -> query.requestId(number)
                        .afterSequence(after)
                        .marketId(it.market())
                        .levels(it.levels()));
            case OpenOrders it ->
                Queries.openOrders(query -> query.requestId(number)
                        .afterSequence(after)
                        .accountId(it.account())
                        .marketId(it.market())
                        .most(MOST_ORDERS));
            case Balances it ->
                Queries.balances(
                        query -> query.requestId(number).afterSequence(after).accountId(it.account()));
            case Markets it -> Queries.markets(query -> query.requestId(number).afterSequence(after));
        };
    }

    /** What the question of that number was. */
    Question question(long number) {
        Question question = asked.get(number);
        if (question == null) {
            throw new AssertionError("an answer to question " + number + ", which nobody has asked");
        }
        return question;
    }

    private Question any() {
        return switch (choices.pick(4)) {
            case 0 -> new Depth(choices.market(), choices.pick(8));
            case 1 -> new OpenOrders(choices.account(), choices.oneIn(2) ? Choices.ALL_MARKETS : choices.market());
            case 2 -> new Balances(choices.account());
            default -> new Markets();
        };
    }
}
