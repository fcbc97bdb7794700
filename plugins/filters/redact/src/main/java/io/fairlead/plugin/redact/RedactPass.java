package io.fairlead.plugin.redact;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.TextPiece;
import io.fairlead.plugin.redact.find.DataFinder;
import org.jspecify.annotations.Nullable;

/**
 * One exchange. All roles are masked: what the assistant said earlier was restored when the client got it. Reasoning is
 * masked but never restored: vendors sign it, and take it back only as they sent it.
 */
final class RedactPass implements FilterPass {
    private final Vault vault;
    private final Masking masking;
    private final @Nullable Restoring restoring;

    RedactPass(DataFinder finder, MaskForm form, boolean restore, MaskedCounts counts) {
        vault = new Vault(form);
        masking = new Masking(finder, form, vault, counts);
        restoring = restore ? new Restoring(form, vault) : null;
    }

    @Override
    public void text(TextPiece piece) {
        boolean restored = restoring != null && !piece.kind().equals(TextKind.THINKING);
        String masked = masking.mask(piece.text(), piece.kind(), restored);
        if (masked != null) {
            piece.replace(masked);
        }
    }

    @Override
    public void replyText(TextPiece piece) {
        if (restoring != null && !vault.isEmpty() && !piece.kind().equals(TextKind.THINKING)) {
            restoring.restore(piece);
        }
    }
}
