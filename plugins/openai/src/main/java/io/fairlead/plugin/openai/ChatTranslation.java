package io.fairlead.plugin.openai;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.plugin.openai.chat.ChatCodec;
import io.fairlead.plugin.openai.request.RequestLook;

/** The dialect of chats: passed through like the others, and translated where the other side speaks another API. */
final class ChatTranslation implements ChatDialect, PassedThrough {
    private final PassedDialect passed = PassedDialect.chat();

    @Override
    public Dialect passed() {
        return passed;
    }

    @Override
    public boolean thoughtsStandAlone() {
        return true;
    }

    @Override
    public boolean prefills() {
        return true;
    }

    @Override
    public ChatRequest decode(RequestHead head, RequestBody body, Losses losses) {
        return ChatCodec.decode(body, RequestLook.model(body), losses);
    }

    @Override
    public Slice encode(ChatRequest request, Target target, Losses losses) {
        return ChatCodec.encode(request, target, losses);
    }

    @Override
    public ChatReader reader(WatchOptions options) {
        return ChatCodec.reader(options);
    }

    @Override
    public ChatWriter writer(WriterOptions options) {
        return ChatCodec.writer(options);
    }
}
