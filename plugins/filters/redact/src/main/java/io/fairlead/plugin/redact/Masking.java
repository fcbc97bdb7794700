package io.fairlead.plugin.redact;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.plugin.redact.find.DataFinder;
import io.fairlead.plugin.redact.find.DataKind;
import org.jspecify.annotations.Nullable;

/** Puts placeholders in the place of personal data, text by text. */
final class Masking {
    private final DataFinder finder;
    private final MaskForm form;
    private final Vault vault;
    private final MaskedCounts counts;

    Masking(DataFinder finder, MaskForm form, Vault vault, MaskedCounts counts) {
        this.finder = finder;
        this.form = form;
        this.vault = vault;
        this.counts = counts;
    }

    /** The text with placeholders, or null if it stays as it is; {@code restored} if they are looked for in the answer. */
    @Nullable String mask(String text, TextKind kind, boolean restored) {
        Copy copy = new Copy(text, restored, kind.equals(TextKind.TOOL_ARGUMENTS) ? new JsonPlaces(text) : null);
        finder.find(text, copy::found);
        return copy.finish();
    }

    /** A text while it is copied; made only when it turns out to change. */
    private final class Copy {
        private final String text;
        private final boolean restored;
        private final @Nullable JsonPlaces json;
        private final StringBuilder out = new StringBuilder(0);
        private int done;
        private int seen;

        Copy(String text, boolean restored, @Nullable JsonPlaces json) {
            this.text = text;
            this.restored = restored;
            this.json = json;
        }

        void found(DataKind kind, int from, int to) {
            lookalikes(from);
            counts.masked(kind);
            String placeholder = vault.placeholder(kind, text.substring(from, to));
            replace(from, to, json != null && json.bareNumber(from, to) ? '"' + placeholder + '"' : placeholder);
        }

        /**
         * Whatever looks like a placeholder and is none gets one of its own, so that it comes back as it was rather than
         * as somebody's address.
         */
        private void lookalikes(int to) {
            if (!restored) {
                return;
            }
            for (seen = form.next(text, seen, to); seen < to; seen = form.next(text, seen, to)) {
                int end = form.end(text, seen, kind -> Integer.MAX_VALUE);
                if (end > 0 && end <= to) {
                    replace(seen, end, vault.placeholder(form.kindAt(text, seen), text.substring(seen, end)));
                } else {
                    seen++;
                }
            }
        }

        private void replace(int from, int to, String with) {
            out.append(text, done, from).append(with);
            done = to;
            seen = to;
        }

        @Nullable String finish() {
            lookalikes(text.length());
            return done == 0 ? null : out.append(text, done, text.length()).toString();
        }
    }
}
