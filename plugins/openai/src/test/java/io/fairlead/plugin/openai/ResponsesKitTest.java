package io.fairlead.plugin.openai;

import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.testkit.kit.DialectAbility;
import io.fairlead.testkit.kit.DialectKit;
import io.fairlead.testkit.kit.WireFake;
import java.util.Set;

/** The last event has the whole answer: it cannot be made up, and there is no end without it. */
final class ResponsesKitTest extends DialectKit {
    @Override
    protected DialectFactory factory() {
        return new OpenAiPlugin().dialects().getLast();
    }

    @Override
    protected Set<DialectAbility> abilities() {
        return Set.of(
                DialectAbility.TRANSLATES,
                DialectAbility.TOOLS,
                DialectAbility.VISION,
                DialectAbility.JSON_SCHEMA,
                DialectAbility.THINKING,
                DialectAbility.KNOWS_ITS_END,
                DialectAbility.TEXTS,
                DialectAbility.KEEPS_ALIVE,
                DialectAbility.TYPES_ERRORS,
                DialectAbility.COUNTS_CACHE);
    }

    @Override
    protected WireFake fake() {
        return new ResponsesFake();
    }
}
