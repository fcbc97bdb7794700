package io.fairlead.benchmarks.simulator;

import io.fairlead.benchmarks.command.UsageException;

/**
 * How the simulator answers, told by the model's name: {@code sim-n100-d50-s16-l200} is a reply that begins after 200
 * ms and, when streamed, has 100 chunks of 16 bytes of text, 50 ms apart.
 *
 * @param chunks content chunks of a stream
 * @param gapMillis time between two chunks; 0 is as fast as the connection takes them
 * @param chunkBytes bytes of text in a chunk, its time stamp not counted
 * @param latencyMillis time before the reply begins
 */
public record ModelScript(int chunks, int gapMillis, int chunkBytes, int latencyMillis) {
    /** The largest text of one chunk. */
    public static final int MAX_CHUNK_BYTES = 1 << 15;

    /** What {@code sim} without any part means. */
    public static final ModelScript PLAIN = new ModelScript(100, 50, 16, 0);

    private static final String PREFIX = "sim";

    /** Checks the ranges. */
    public ModelScript {
        check("n", chunks, 1_000_000);
        check("d", gapMillis, 600_000);
        check("s", chunkBytes, MAX_CHUNK_BYTES);
        check("l", latencyMillis, 600_000);
    }

    private static void check(String part, int value, int max) {
        if (value < 0 || value > max) {
            throw new UsageException("part " + part + value + " of a model name is out of range 0.." + max);
        }
    }

    /** Reads a model's name; parts that it leaves out, and names that are not the simulator's, mean the default. */
    public static ModelScript parse(String model, ModelScript otherwise) {
        if (!model.startsWith(PREFIX + "-")) {
            return otherwise;
        }
        ModelScript script = otherwise;
        for (String part : model.substring(PREFIX.length() + 1).split("-", -1)) {
            script = script.with(model, part);
        }
        return script;
    }

    private ModelScript with(String model, String part) {
        int value = value(model, part);
        return switch (part.charAt(0)) {
            case 'n' -> new ModelScript(value, gapMillis, chunkBytes, latencyMillis);
            case 'd' -> new ModelScript(chunks, value, chunkBytes, latencyMillis);
            case 's' -> new ModelScript(chunks, gapMillis, value, latencyMillis);
            case 'l' -> new ModelScript(chunks, gapMillis, chunkBytes, value);
            default -> throw unknown(model, part);
        };
    }

    private static int value(String model, String part) {
        if (!part.matches("[a-z][0-9]{1,9}")) {
            throw unknown(model, part);
        }
        return Integer.parseInt(part.substring(1));
    }

    private static UsageException unknown(String model, String part) {
        return new UsageException("part '" + part + "' of model " + model
                + "; expected n<chunks>, d<milliseconds>, s<bytes> or l<milliseconds>, as in sim-n100-d50-s16-l200");
    }
}
