package io.fairlead.plugin.ollama;

import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.testkit.kit.DialectAbility;
import io.fairlead.testkit.kit.DialectKit;
import io.fairlead.testkit.kit.WireFake;
import java.util.EnumSet;
import java.util.Set;

final class GenerateKitTest extends DialectKit {
    @Override
    protected DialectFactory factory() {
        return new OllamaPlugin().dialects().get(1);
    }

    /** Streams of this API have no mark but {@code done}, which the end of the answer is, and nothing to pass over. */
    @Override
    protected Set<DialectAbility> abilities() {
        return EnumSet.complementOf(EnumSet.of(
                DialectAbility.TOOLS,
                DialectAbility.MARKS_END,
                DialectAbility.ENDS_WITHOUT_MARK,
                DialectAbility.KEEPS_ALIVE,
                DialectAbility.TYPES_ERRORS,
                DialectAbility.COUNTS_CACHE));
    }

    @Override
    protected WireFake fake() {
        return OllamaFake.generate();
    }
}
