package dev.bourse.engine.simulation;

/** What happened last, for the message of a failure. */
final class Trace {

    private static final int KEPT = 80;

    private final String[] who = new String[KEPT];
    private final String[] what = new String[KEPT];
    private final Object[] detail = new Object[KEPT];
    private long count;

    /** Takes note of something; the detail is put into words only if it comes to that. */
    void add(String actor, String event, Object about) {
        int index = (int) (count++ % KEPT);
        who[index] = actor;
        what[index] = event;
        detail[index] = about;
    }

    void add(String actor, String event) {
        add(actor, event, "");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (long it = Math.max(0, count - KEPT); it < count; it++) {
            int index = (int) (it % KEPT);
            text.append(String.format("%6d %-12s %s %s%n", it, who[index], what[index], detail[index]));
        }
        return text.toString();
    }
}
