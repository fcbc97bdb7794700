package io.fairlead.plugin.gemini;

import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.testkit.kit.DialectAbility;
import io.fairlead.testkit.kit.DialectKit;
import io.fairlead.testkit.kit.WireFake;
import java.util.EnumSet;
import java.util.Set;

final class GenerateKitTest extends DialectKit {
    @Override
    protected DialectFactory factory() {
        return new GeminiPlugin().dialects().getFirst();
    }

    /** Streams of this API just end. */
    @Override
    protected Set<DialectAbility> abilities() {
        return EnumSet.complementOf(
                EnumSet.of(DialectAbility.MARKS_END, DialectAbility.ENDS_WITHOUT_MARK, DialectAbility.KNOWS_ITS_END));
    }

    @Override
    protected WireFake fake() {
        return WireFake.geminiGenerate();
    }
}
