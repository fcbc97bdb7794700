package io.fairlead.server.http;

import io.fairlead.server.http1.ArrivingBody;
import io.helidon.http.media.ReadableEntity;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The body of a request of HTTP/2. */
final class ClientBody extends ArrivingBody {
    private final ReadableEntity entity;
    private @Nullable InputStream in;

    /** A body, and whether the client keeps it back until it is asked for. */
    ClientBody(ReadableEntity entity, boolean keptBack) {
        super(keptBack && entity.hasEntity());
        this.entity = entity;
    }

    @Override
    protected boolean ended() {
        return !entity.hasEntity() || entity.consumed();
    }

    /** The server asks by itself when its stream is opened. */
    @Override
    protected void ask() {}

    @Override
    protected int arrive(byte[] target, int offset, int length) throws IOException {
        InputStream open = in;
        if (open == null) {
            open = entity.inputStream();
            in = open;
        }
        return open.read(target, offset, length);
    }
}
