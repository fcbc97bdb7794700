package io.fairlead.core.config.schema;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.core.config.Secret;
import java.util.List;
import java.util.regex.Pattern;

/** Settings whose values are texts of a certain kind. */
final class Texts {
    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private Texts() {}

    /** A text with something in it. */
    static Setting<String> filled(String key) {
        return Setting.of(key, "text", raw -> {
            String text = Setting.text(key).parse(raw);
            if (text.isBlank()) {
                throw new SettingException("a text that is not empty");
            }
            return text;
        });
    }

    /** A list of API keys, each once. Blanks around them are taken off: files that hold a key often end with a line break. */
    static Setting<List<Secret>> keys(String key) {
        return Setting.of(key, "list of keys", Texts::secrets).secret();
    }

    private static List<Secret> secrets(Object raw) {
        List<String> keys =
                Setting.texts("keys").parse(raw).stream().map(String::strip).toList();
        if (!keys.stream().allMatch(key -> KEY.matcher(key).matches())) {
            throw new SettingException("keys of ASCII characters without spaces, none empty");
        }
        return keys.stream().distinct().map(Secret::new).toList();
    }
}
