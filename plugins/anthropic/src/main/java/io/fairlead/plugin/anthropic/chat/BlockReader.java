package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatEvent;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Turns the blocks of an answer into events. Blocks follow each other, but are told apart by their places. */
final class BlockReader {
    private final Map<Integer, Open> open = new TreeMap<>();
    private int calls;

    /** A block begins, or comes whole. */
    void start(int place, Block block, Consumer<ChatEvent> out) {
        stop(place, out);
        open.put(place, new Open(block, calls));
        switch (block.type()) {
            case "text" -> {
                text(block.text(), out);
                block.citations().forEach(citation -> citation(citation, out));
            }
            case "thinking" -> {
                thinking(block.text(), out);
                signature(block.signature(), out);
            }
            case "tool_use" -> {
                out.accept(ChatEvent.toolCallStarted(0, calls++, block.id(), block.name()));
                if (block.argued()) {
                    input(place, block.input(), out);
                }
            }
            default -> {}
        }
    }

    void text(String text, Consumer<ChatEvent> out) {
        if (!text.isEmpty()) {
            out.accept(ChatEvent.text(0, text));
        }
    }

    /** A source of the text before it, as raw JSON. */
    void citation(String json, Consumer<ChatEvent> out) {
        if (!json.isEmpty()) {
            out.accept(ChatEvent.annotated(0, Own.PROTOCOL, json));
        }
    }

    void thinking(String text, Consumer<ChatEvent> out) {
        if (!text.isEmpty()) {
            out.accept(ChatEvent.thinking(0, text, null));
        }
    }

    void signature(String signature, Consumer<ChatEvent> out) {
        String proof = Proof.neutral(signature);
        if (proof != null) {
            out.accept(ChatEvent.thinking(0, "", proof));
        }
    }

    /** A piece of the arguments of the block at a place. */
    void input(int place, String json, Consumer<ChatEvent> out) {
        Open block = open.get(place);
        if (block == null || json.isEmpty()) {
            return;
        }
        if (block.block.opaque()) {
            block.input.append(json);
            return;
        }
        block.argued = true;
        out.accept(ChatEvent.toolCallDelta(0, block.call, json));
    }

    /** The block at a place ends. A call without arguments is given an empty object, which other APIs want to see. */
    void stop(int place, Consumer<ChatEvent> out) {
        Open block = open.remove(place);
        if (block == null) {
            return;
        }
        if (block.block.opaque()) {
            out.accept(ChatEvent.unknown(
                    0, Own.MEMBERS.name(block.block.type()), block.block.rawWith(block.input.toString())));
        } else if (block.block.type().equals("tool_use") && !block.argued) {
            out.accept(ChatEvent.toolCallDelta(0, block.call, "{}"));
        }
    }

    /** The answer says why it ended: no block goes on. */
    void stopAll(Consumer<ChatEvent> out) {
        while (!open.isEmpty()) {
            stop(open.keySet().iterator().next(), out);
        }
    }

    private static final class Open {
        private final Block block;
        private final int call;
        private final StringBuilder input = new StringBuilder();
        private boolean argued;

        private Open(Block block, int call) {
            this.block = block;
            this.call = call;
        }
    }
}
