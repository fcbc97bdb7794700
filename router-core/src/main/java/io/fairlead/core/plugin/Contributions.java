package io.fairlead.core.plugin;

import io.fairlead.api.Extension;
import io.fairlead.api.RouterPlugin;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks an entry class for its table of contents, each method once, and takes nothing on trust. */
final class Contributions {
    private final PluginVersion version;
    private final Map<String, OwnedFactory<?>> byId = new LinkedHashMap<>();

    private Contributions(PluginVersion version) {
        this.version = version;
    }

    /** All that a plugin contributes, at least one. */
    static List<OwnedFactory<?>> of(PluginVersion version, RouterPlugin entry) throws PluginRefusedException {
        Contributions contributions = new Contributions(version);
        for (ExtensionKind<?> kind : ExtensionKind.ALL) {
            contributions.add(kind, entry);
        }
        if (contributions.byId.isEmpty()) {
            throw new PluginRefusedException("contributes nothing, expected at least one extension");
        }
        return List.copyOf(contributions.byId.values());
    }

    private <T> void add(ExtensionKind<T> kind, RouterPlugin entry) throws PluginRefusedException {
        try {
            @Nullable List<? extends Extension<T>> listed = kind.ask(entry);
            if (listed == null) {
                throw new PluginRefusedException(kind.method() + " returned null, expected a list");
            }
            for (@Nullable Extension<T> factory : new ArrayList<@Nullable Extension<T>>(listed)) {
                add(kind, factory);
            }
        } catch (RuntimeException | Error e) {
            PluginCalls.rethrowFatal(e);
            throw new PluginRefusedException(kind.method() + " failed: " + FailureText.withMessage(e, List.of()));
        }
    }

    private <T> void add(ExtensionKind<T> kind, @Nullable Extension<T> factory) throws PluginRefusedException {
        if (factory == null) {
            throw new PluginRefusedException(kind.method() + " lists null, expected factories");
        }
        @Nullable String name = factory.name();
        if (name == null || !isName(kind, name)) {
            throw new PluginRefusedException(
                    kind.method() + " lists a " + kind + " named '" + name + "', expected " + expectedName(kind));
        }
        @Nullable Settings settings = factory.settings();
        if (settings == null) {
            throw new PluginRefusedException(kind.id(name) + " has null settings, expected Settings.NONE or some");
        }
        OwnedFactory<T> owned = new OwnedFactory<>(version, kind, name, settings, factory);
        if (byId.putIfAbsent(owned.id(), owned) != null) {
            throw new PluginRefusedException(kind.method() + " lists " + owned.id() + " twice, expected it once");
        }
    }

    private static boolean isName(ExtensionKind<?> kind, String name) {
        return PluginJar.NAME.matcher(name).matches() && (kind != ExtensionKind.DIALECT || isDialect(name));
    }

    private static boolean isDialect(String name) {
        try {
            DialectId.of(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String expectedName(ExtensionKind<?> kind) {
        return kind == ExtensionKind.DIALECT
                ? "protocol.operation in lower case, such as openai.chat"
                : "lower case letters and digits, joined by '-' or '.'";
    }
}
