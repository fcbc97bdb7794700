package io.fairlead.plugin.prometheus;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms of the page. */
enum PageFormat {
    /** What every scraper takes. */
    TEXT("text/plain", "text/plain; version=0.0.4; charset=utf-8"),
    /** The standardised successor. */
    OPEN_METRICS("application/openmetrics-text", "application/openmetrics-text; version=1.0.0; charset=utf-8");

    private final String type;
    private final String contentType;

    PageFormat(String type, String contentType) {
        this.type = type;
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** The form that a scraper likes best; text where it does not say, or takes neither. */
    static PageFormat of(@Nullable String accept) {
        if (accept == null) {
            return TEXT;
        }
        double text = 0;
        double openMetrics = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String type = range.split(";", 2)[0].strip();
            text = Math.max(text, type.equals(TEXT.type) ? weight(range) : 0);
            openMetrics = Math.max(openMetrics, type.equals(OPEN_METRICS.type) ? weight(range) : 0);
        }
        return openMetrics > 0 && openMetrics >= text ? OPEN_METRICS : TEXT;
    }

    private static double weight(String range) {
        for (String parameter : range.split(";")) {
            String stripped = parameter.strip();
            if (stripped.startsWith("q=")) {
                return number(stripped.substring(2));
            }
        }
        return 1;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
