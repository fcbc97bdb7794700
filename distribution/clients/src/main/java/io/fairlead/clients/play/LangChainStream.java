package io.fairlead.clients.play;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hears a stream to its end, or leaves it at the first piece. */
final class LangChainStream implements StreamingChatResponseHandler {
    private static final int PATIENCE = 20;

    private final boolean leaving;
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();

    LangChainStream(boolean leaving) {
        this.leaving = leaving;
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        texts.add(piece.text());
        first.complete(piece.text());
        if (leaving) {
            context.streamingHandle().cancel();
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        whole.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        first.completeExceptionally(error);
        whole.completeExceptionally(error);
    }

    List<String> texts() {
        return texts;
    }

    /** Waits for the first piece. */
    String first() {
        return waited(first);
    }

    /** Waits for the end. */
    ChatResponse whole() {
        return waited(whole);
    }

    private static <T> T waited(CompletableFuture<T> coming) {
        try {
            return coming.get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(String.valueOf(failed.getCause()), failed);
        } catch (TimeoutException late) {
            throw new IllegalStateException("found nothing after " + PATIENCE + " s", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
