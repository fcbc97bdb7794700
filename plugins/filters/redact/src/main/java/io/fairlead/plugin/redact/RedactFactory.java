package io.fairlead.plugin.redact;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterFactory;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.api.settings.SettingValues;
import io.fairlead.api.settings.Settings;
import io.fairlead.plugin.redact.find.DataKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes the filter {@code redact}. */
final class RedactFactory implements FilterFactory {
    static final Setting<Set<DataKind>> KINDS = Setting.<Set<DataKind>>of(
                    "kinds", "list of email, phone, card", RedactFactory::kinds)
            .withDefault(Collections.unmodifiableSet(EnumSet.allOf(DataKind.class)))
            .describedAs("What is masked: e-mail addresses, phone numbers, numbers of payment cards.");
    static final Setting<MaskForm> MASK = Setting.of(
                    "mask", "text with {kind} and {n}", raw -> MaskForm.parse(raw.toString()))
            .withDefault(MaskForm.parse("[{kind}-{n}]"))
            .describedAs("What takes the place of masked data: {kind} is its kind, {n} counts from 1.");
    static final Setting<Boolean> RESTORE = Setting.bool("restore")
            .withDefault(true)
            .describedAs("Whether the client gets back what was masked where the answer names it.");

    @Override
    public String name() {
        return "redact";
    }

    @Override
    public Settings settings() {
        return Settings.of(KINDS, MASK, RESTORE);
    }

    @Override
    public Filter create(PluginContext context) {
        SettingValues settings = context.settings();
        return new RedactFilter(
                settings.get(KINDS), settings.get(MASK), settings.get(RESTORE), new MaskedCounts(context.meters()));
    }

    private static Set<DataKind> kinds(Object raw) {
        List<?> words = raw instanceof List<?> list ? list : List.of(raw);
        Set<DataKind> kinds = EnumSet.noneOf(DataKind.class);
        for (Object word : words) {
            kinds.add(kind(word.toString()));
        }
        if (kinds.isEmpty()) {
            throw new SettingException("at least one of email, phone, card");
        }
        return Collections.unmodifiableSet(kinds);
    }

    private static DataKind kind(String word) {
        for (DataKind kind : DataKind.values()) {
            if (kind.toString().equals(word)) {
                return kind;
            }
        }
        throw new SettingException("a list of email, phone, card");
    }
}
