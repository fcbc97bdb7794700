package io.fairlead.plugin.nimbus;

import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.testkit.kit.DialectAbility;
import io.fairlead.testkit.kit.DialectKit;
import io.fairlead.testkit.kit.WireFake;
import java.util.EnumSet;
import java.util.Set;

final class NimbusDialectKitTest extends DialectKit {
    @Override
    protected DialectFactory factory() {
        return new NimbusDialect.Factory();
    }

    @Override
    protected WireFake fake() {
        return new NimbusFake();
    }

    /** Nimbus says texts only, and why they end; it has no mark behind that. */
    @Override
    protected Set<DialectAbility> abilities() {
        return EnumSet.of(DialectAbility.TRANSLATES, DialectAbility.KNOWS_ITS_END);
    }
}
