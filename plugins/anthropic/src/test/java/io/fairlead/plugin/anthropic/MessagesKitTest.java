package io.fairlead.plugin.anthropic;

import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.testkit.kit.DialectKit;
import io.fairlead.testkit.kit.WireFake;

final class MessagesKitTest extends DialectKit {
    @Override
    protected DialectFactory factory() {
        return new AnthropicPlugin().dialects().getFirst();
    }

    @Override
    protected WireFake fake() {
        return WireFake.anthropicMessages();
    }
}
