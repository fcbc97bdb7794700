package io.fairlead.plugin.openai;

import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.testkit.kit.DialectAbility;
import io.fairlead.testkit.kit.DialectKit;
import io.fairlead.testkit.kit.WireFake;
import java.util.Set;

/** Completions are passed through and never translated. */
final class CompletionsKitTest extends DialectKit {
    @Override
    protected DialectFactory factory() {
        return new OpenAiPlugin().dialects().get(1);
    }

    @Override
    protected Set<DialectAbility> abilities() {
        return Set.of(
                DialectAbility.MARKS_END,
                DialectAbility.ENDS_WITHOUT_MARK,
                DialectAbility.KNOWS_ITS_END,
                DialectAbility.TEXTS,
                DialectAbility.KEEPS_ALIVE,
                DialectAbility.TYPES_ERRORS,
                DialectAbility.COUNTS_CACHE);
    }

    @Override
    protected WireFake fake() {
        return new CompletionsFake();
    }
}
