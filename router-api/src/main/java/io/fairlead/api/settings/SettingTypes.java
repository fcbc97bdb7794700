package io.fairlead.api.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parsers behind the types that {@link Setting} offers. */
final class SettingTypes {
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)");
    private static final Pattern SIZE =
            Pattern.compile("(\\d+)\\s*(B|KB|MB|GB|KiB|MiB|GiB)?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private static final int SHORT = 9;

    private SettingTypes() {}

    static String text(Object raw) {
        if (raw instanceof List || raw instanceof Map) {
            throw new SettingException("a text");
        }
        return raw.toString();
    }

    static boolean bool(Object raw) {
        return switch (raw.toString().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new SettingException("true or false");
        };
    }

    static long integer(Object raw, long min, long max) {
        String expected = "a whole number from " + min + " to " + max;
        try {
            long value = whole(raw.toString().replace("_", ""));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new SettingException(expected);
        }
        throw new SettingException(expected);
    }

    /** To use the class for decimals the first time takes longer than all else of a configuration. */
    private static long whole(String number) {
        return isShort(number) ? Long.parseLong(number) : new BigDecimal(number).longValueExact();
    }

    /** Whether a number is written in so few digits that it can be multiplied without a thought. */
    private static boolean isShort(String number) {
        return number.length() <= SHORT
                && !number.isEmpty()
                && number.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    static double decimal(Object raw, double min, double max) {
        String expected = "a number from " + min + " to " + max;
        try {
            double value = Double.parseDouble(raw.toString());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new SettingException(expected);
        }
        throw new SettingException(expected);
    }

    static double percent(Object raw) {
        String text = raw.toString().strip();
        boolean sign = text.endsWith("%");
        try {
            double value = Double.parseDouble(
                    sign ? text.substring(0, text.length() - 1).strip() : text);
            double share = sign ? value / 100 : value;
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw new SettingException("a percentage from 0% to 100%");
        }
        throw new SettingException("a percentage from 0% to 100%");
    }

    static Duration duration(Object raw) {
        Matcher match = DURATION.matcher(raw.toString().strip());
        if (!match.matches()) {
            throw new SettingException("a duration such as 200ms, 30s, 10m or 1h");
        }
        try {
            long unit = MILLIS.getOrDefault(match.group(2), 1L);
            return Duration.ofMillis(millis(match.group(1), unit));
        } catch (ArithmeticException e) {
            throw new SettingException("a duration of at most 290 million years");
        }
    }

    private static long millis(String number, long unit) {
        return isShort(number)
                ? Long.parseLong(number) * unit
                : new BigDecimal(number)
                        .multiply(BigDecimal.valueOf(unit))
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact();
    }

    static long size(Object raw) {
        Matcher match = SIZE.matcher(raw.toString().strip());
        if (!match.matches()) {
            throw new SettingException("a size such as 512KB or 64MB");
        }
        String unit = match.group(2) == null ? "b" : match.group(2).toLowerCase(Locale.ROOT);
        long factor = switch (unit.charAt(0)) {
            case 'k' -> 1L << 10;
            case 'm' -> 1L << 20;
            case 'g' -> 1L << 30;
            default -> 1L;
        };
        try {
            return Math.multiplyExact(Long.parseLong(match.group(1)), factor);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new SettingException("a size below 8 EB");
        }
    }

    static String oneOf(Object raw, List<String> words) {
        String text = raw.toString();
        if (!words.contains(text)) {
            throw new SettingException("one of " + String.join(", ", words));
        }
        return text;
    }

    static List<String> texts(Object raw) {
        if (raw instanceof List<?> list) {
            return list.stream().map(SettingTypes::text).toList();
        }
        return List.of(text(raw));
    }

    static Map<String, String> textMap(Object raw) {
        if (!(raw instanceof Map<?, ?> map)) {
            throw new SettingException("a map of texts");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(key.toString(), text(value)));
        return Collections.unmodifiableMap(texts);
    }
}
