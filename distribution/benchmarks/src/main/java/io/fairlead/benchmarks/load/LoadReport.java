package io.fairlead.benchmarks.load;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run found within its measured time. A percentile of nothing is NaN.
 *
 * @param ok answers with status 200
 * @param refused answers with another status
 * @param errors connections lost, answers that cannot be read or do not come, streams without their end
 * @param requestsPerSecond answers of any status per second
 * @param p50Micros median time from the moment a request was due to its whole answer
 * @param p99Micros the same for 99 %
 * @param chunks stamped chunks of streams
 * @param chunksPerSecond those per second
 * @param chunkP50Micros median time from the upstream's stamp to the chunk's arrival
 * @param chunkP99Micros the same for 99 %
 * @param firstChunkP50Micros median time from the moment a request was due to its first chunk
 * @param waiting arrivals of an open loop that had found no free connection at the end
 */
public record LoadReport(
        long ok,
        long refused,
        long errors,
        double requestsPerSecond,
        double p50Micros,
        double p99Micros,
        long chunks,
        double chunksPerSecond,
        double chunkP50Micros,
        double chunkP99Micros,
        double firstChunkP50Micros,
        long waiting) {
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\":(-?[0-9.]+|null)");

    /** One line of JSON; {@link #parse} is its inverse. */
    public String json() {
        String json = String.format(
                Locale.ROOT,
                "{\"ok\":%d,\"refused\":%d,\"errors\":%d,\"requests_per_second\":%.1f,\"p50_us\":%.1f,\"p99_us\":%.1f,"
                        + "\"chunks\":%d,\"chunks_per_second\":%.1f,\"chunk_p50_us\":%.1f,\"chunk_p99_us\":%.1f,"
                        + "\"first_chunk_p50_us\":%.1f,\"waiting\":%d}",
                ok,
                refused,
                errors,
                requestsPerSecond,
                p50Micros,
                p99Micros,
                chunks,
                chunksPerSecond,
                chunkP50Micros,
                chunkP99Micros,
                firstChunkP50Micros,
                waiting);
        return json.replace("NaN", "null");
    }

    /** Reads what {@link #json()} wrote. */
    public static LoadReport parse(String json) {
        Map<String, Double> members = new HashMap<>();
        Matcher matcher = MEMBER.matcher(json);
        while (matcher.find()) {
            String value = matcher.group(2);
            members.put(matcher.group(1), "null".equals(value) ? Double.NaN : Double.parseDouble(value));
        }
        return new LoadReport(
                count(members, "ok"),
                count(members, "refused"),
                count(members, "errors"),
                figure(members, "requests_per_second"),
                figure(members, "p50_us"),
                figure(members, "p99_us"),
                count(members, "chunks"),
                figure(members, "chunks_per_second"),
                figure(members, "chunk_p50_us"),
                figure(members, "chunk_p99_us"),
                figure(members, "first_chunk_p50_us"),
                count(members, "waiting"));
    }

    private static long count(Map<String, Double> members, String name) {
        return (long) figure(members, name);
    }

    private static double figure(Map<String, Double> members, String name) {
        Double value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no member " + name + " in " + members);
        }
        return value;
    }
}
