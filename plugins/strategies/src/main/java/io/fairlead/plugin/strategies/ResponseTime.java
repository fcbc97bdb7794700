package io.fairlead.plugin.strategies;

import io.fairlead.api.strategy.Numbers.Cells;

/**
 * The response time of one base URL over a window that slides in steps, kept in numbers: what came in each step, the
 * total of all steps, and the mean, so that a request reads two numbers only. Microseconds; a mean of 0 means that
 * nothing is known. Once the window is empty the mean is that of the latest successes: failures are forgotten with the
 * window, how fast it was is not.
 */
final class ResponseTime {
    private static final int STEPS = 12;
    /** The mean of successes moves by this part towards the newest. */
    private static final int RECENT = 8;

    private final long stepMillis;
    private final String mean;
    private final String usual;
    private final String step;
    private final String tryFrom;
    private final String sum;
    private final String count;
    private final String[] sums = new String[STEPS];
    private final String[] counts = new String[STEPS];

    ResponseTime(String baseUrl, long windowMillis) {
        stepMillis = Math.ceilDiv(windowMillis, STEPS);
        usual = baseUrl + " usual";
        tryFrom = baseUrl + " try from";
        // Steps of another length cannot be read as these, so that each length has numbers of its own.
        String prefix = baseUrl + " in " + windowMillis + "ms ";
        mean = prefix + "mean";
        step = prefix + "step";
        sum = prefix + "sum";
        count = prefix + "count";
        for (int i = 0; i < STEPS; i++) {
            sums[i] = sum + ' ' + i;
            counts[i] = count + ' ' + i;
        }
    }

    /** The mean, or 0. */
    long mean(Cells cells, long now) {
        slide(cells, now);
        return cells.get(mean);
    }

    /** The mean of the latest successes, however old, or 0. */
    long usual(Cells cells) {
        return cells.get(usual);
    }

    /** Whether an unknown base URL is due for a request. */
    boolean mayTry(Cells cells, long now) {
        return cells.get(tryFrom) <= now;
    }

    /** Notes that a request is on its way to an unknown base URL. */
    void tried(Cells cells, long nextFrom) {
        cells.set(tryFrom, nextFrom);
    }

    /** Notes a success. */
    void succeeded(Cells cells, long now, long micros) {
        long before = cells.get(usual);
        long value = Math.max(1, micros);
        cells.set(usual, before == 0 ? value : Math.max(1, before + (value - before) / RECENT));
        add(cells, now, value);
    }

    /** Notes a failure, which counts as this long. */
    void failed(Cells cells, long now, long micros) {
        add(cells, now, Math.max(1, micros));
    }

    private void add(Cells cells, long now, long micros) {
        slide(cells, now);
        int slot = slot(cells.get(step));
        cells.set(sums[slot], cells.get(sums[slot]) + micros);
        cells.set(counts[slot], cells.get(counts[slot]) + 1);
        cells.set(sum, cells.get(sum) + micros);
        cells.set(count, cells.get(count) + 1);
        cells.set(mean, Math.max(1, cells.get(sum) / cells.get(count)));
    }

    /** Drops what fell out of the window since the last look; after a jump of the clock, everything. */
    private void slide(Cells cells, long now) {
        long current = now / stepMillis;
        long last = cells.get(step);
        long oldest = current - STEPS + 1;
        if (current == last || (current < last && last - STEPS < current)) {
            return;
        }
        cells.set(step, current);
        for (long passed = current < last ? oldest : Math.max(last + 1, oldest); passed <= current; passed++) {
            int slot = slot(passed);
            cells.set(sum, cells.get(sum) - cells.get(sums[slot]));
            cells.set(count, cells.get(count) - cells.get(counts[slot]));
            cells.set(sums[slot], 0);
            cells.set(counts[slot], 0);
        }
        long left = cells.get(count);
        cells.set(mean, left == 0 ? cells.get(usual) : Math.max(1, cells.get(sum) / left));
    }

    private static int slot(long step) {
        return (int) Math.floorMod(step, (long) STEPS);
    }
}
