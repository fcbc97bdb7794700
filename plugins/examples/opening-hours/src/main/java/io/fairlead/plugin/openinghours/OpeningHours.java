package io.fairlead.plugin.openinghours;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterFactory;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.Verdict;
import io.fairlead.api.filter.View;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.api.settings.Settings;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;

/** Refuses requests outside of the hours from one time of the day to another, which may lie behind midnight. */
final class OpeningHours implements Filter {
    private static final Setting<LocalTime> FROM = setting(
                    "from", "time of day", "a time such as 08:00", LocalTime::parse)
            .required()
            .describedAs("The first minute of the day in which requests pass.");
    private static final Setting<LocalTime> TO = setting("to", "time of day", "a time such as 18:00", LocalTime::parse)
            .required()
            .describedAs("The first minute of the day in which they do not pass any more.");
    private static final Setting<ZoneId> ZONE = setting("zone", "time zone", "a zone such as Europe/Berlin", ZoneId::of)
            .withDefault(ZoneOffset.UTC)
            .describedAs("Where it is that time.");

    private final Clock clock;
    private final LocalTime from;
    private final LocalTime to;
    private final ZoneId zone;

    private OpeningHours(PluginContext context) {
        clock = context.clock();
        from = context.settings().get(FROM);
        to = context.settings().get(TO);
        zone = context.settings().get(ZONE);
        if (from.equals(to)) {
            throw new IllegalArgumentException("to: found " + to + " for both ends, expected another time than from");
        }
    }

    private static <T> Setting<T> setting(String key, String type, String expected, Function<String, T> parser) {
        return Setting.of(key, type, raw -> {
            try {
                return parser.apply(raw.toString());
            } catch (DateTimeException e) {
                throw new SettingException(expected);
            }
        });
    }

    @Override
    public Set<View> views() {
        return Set.of(View.HEAD);
    }

    /** Whoever sets hours wants none outside of them, whatever goes wrong here. */
    @Override
    public boolean mandatory() {
        return true;
    }

    @Override
    public FilterPass open(ExchangeInfo exchange) {
        return new FilterPass() {
            @Override
            public Verdict head(ExchangeInfo same) {
                LocalTime now = LocalTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.MINUTES);
                return isOpen(now)
                        ? Verdict.PROCEED
                        : Verdict.refuse(
                                "time: found " + now + ", expected one from " + from + " to " + to + " (" + zone + ")");
            }
        };
    }

    private boolean isOpen(LocalTime now) {
        return from.isBefore(to) ? !now.isBefore(from) && now.isBefore(to) : !now.isBefore(from) || now.isBefore(to);
    }

    /** Makes one filter for each place that names {@code opening-hours}. */
    static final class Factory implements FilterFactory {
        @Override
        public String name() {
            return "opening-hours";
        }

        @Override
        public Settings settings() {
            return Settings.of(FROM, TO, ZONE);
        }

        @Override
        public Filter create(PluginContext context) {
            return new OpeningHours(context);
        }
    }
}
