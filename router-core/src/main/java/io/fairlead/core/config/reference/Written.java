package io.fairlead.core.config.reference;

import io.fairlead.api.settings.Setting;
import io.fairlead.core.config.MemoryBudget;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values as one would write them in a configuration. */
public final class Written {
    private static final List<String> SIZES = List.of("", "KB", "MB", "GB");

    private Written() {}

    /** What a setting has where nothing is written; empty if it has nothing then, or if that is a secret. */
    public static Optional<String> fallback(Setting<?> setting) {
        return setting.isSecret() ? Optional.empty() : setting.fallback().map(value -> text(setting.type(), value));
    }

    private static String text(String type, Object value) {
        return switch (value) {
            case Duration duration -> duration(duration.toMillis());
            case MemoryBudget budget -> Math.round(budget.share() * 100) + "%";
            case Double share when type.startsWith("percentage") -> Math.round(share * 100) + "%";
            case Collection<?> none when none.isEmpty() && type.startsWith("error") -> "error";
            case Map<?, ?> none when none.isEmpty() -> "{}";
            case Integer all when all == Integer.MAX_VALUE -> "all";
            case Long bytes when type.startsWith("size") -> size(bytes);
            default -> value.toString();
        };
    }

    private static String size(long bytes) {
        int unit = 0;
        long rest = bytes;
        while (rest > 0 && rest % 1024 == 0 && unit < SIZES.size() - 1) {
            rest /= 1024;
            unit++;
        }
        return rest + SIZES.get(unit);
    }

    private static String duration(long millis) {
        if (millis % 60_000 == 0 && millis > 60_000) {
            return millis / 60_000 + "m";
        }
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
