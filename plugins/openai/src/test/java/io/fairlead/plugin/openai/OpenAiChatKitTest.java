package io.fairlead.plugin.openai;

import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.testkit.kit.DialectKit;
import io.fairlead.testkit.kit.WireFake;

final class OpenAiChatKitTest extends DialectKit {
    @Override
    protected DialectFactory factory() {
        return new OpenAiPlugin().dialects().getFirst();
    }

    @Override
    protected WireFake fake() {
        return WireFake.openAiChat();
    }
}
