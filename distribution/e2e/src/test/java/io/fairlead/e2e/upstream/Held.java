package io.fairlead.e2e.upstream;

import io.fairlead.e2e.gateway.Await;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An upstream that begins an answer, or not even that, and then says nothing until it is told to go on. */
public final class Held implements Script {
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Script begin;
    private final Script end;

    private Held(Script begin, Script end) {
        this.begin = begin;
        this.end = end;
    }

    /** Nothing at all before that. */
    public static Held before(Script answer) {
        return new Held((call, wire) -> {}, answer);
    }

    /** Nothing after this, and then the connection's end. */
    public static Held after(Script begin) {
        return new Held(begin, (call, wire) -> wire.cut());
    }

    @Override
    public void answer(Call call, Wire wire) throws IOException {
        begin.answer(call, wire);
        try {
            if (!goOn.await(Await.LONG.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("nobody told this upstream to go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        end.answer(call, wire);
    }

    /** Goes on, for all calls. */
    public void release() {
        goOn.countDown();
    }
}
