package io.fairlead.plugin.redact;

import io.fairlead.api.filter.TextPiece;

/** Puts values back in the place of placeholders, and holds back no more than the beginning of one. */
final class Restoring {
    private final MaskForm form;
    private final Vault vault;

    Restoring(MaskForm form, Vault vault) {
        this.form = form;
        this.vault = vault;
    }

    void restore(TextPiece piece) {
        String text = piece.text();
        StringBuilder out = null;
        int done = 0;
        int at = form.next(text, 0, text.length());
        while (at < text.length()) {
            int end = form.end(text, at, vault::issued);
            if (end == MaskForm.UNFINISHED && !piece.last()) {
                break;
            }
            String value = end > 0 ? vault.value(text.substring(at, end)) : null;
            if (value == null) {
                at = form.next(text, at + 1, text.length());
                continue;
            }
            out = out == null ? new StringBuilder(text.length() + value.length()) : out;
            out.append(text, done, at).append(value);
            done = end;
            at = form.next(text, end, text.length());
        }
        if (out != null) {
            piece.replace(out.append(text, done, text.length()).toString());
        }
        if (at < text.length()) {
            piece.keepLast(text.length() - at);
        }
    }
}
