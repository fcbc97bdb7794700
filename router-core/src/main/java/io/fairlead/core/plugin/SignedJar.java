package io.fairlead.core.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A jar and its signature, two files that change one after the other. Whoever looks in between, or after a crash, finds no
 * jar without the signature that belongs to it: while a jar takes the place of another, both signatures lie there.
 */
final class SignedJar {
    private static final String GAP = "\n\n";

    private final Mover mover;

    SignedJar() {
        this(PluginFolder::place);
    }

    SignedJar(Mover mover) {
        this.mover = mover;
    }

    /** Gives a draft its name, in place of what has it. */
    void place(Path draft, Path jar) throws IOException {
        Path draftSignature = PluginTrust.signature(draft);
        Path signature = PluginTrust.signature(jar);
        String incoming = text(draftSignature);
        if (incoming == null) {
            // What is loaded is not judged again, and the new jar must not be judged by the signature of the old one.
            Files.deleteIfExists(signature);
            mover.move(draft, jar);
            return;
        }
        String former = text(signature);
        if (former != null) {
            Files.writeString(draftSignature, incoming.strip() + GAP + former);
        }
        mover.move(draftSignature, signature);
        mover.move(draft, jar);
        if (former != null) {
            Files.writeString(draftSignature, incoming);
            mover.move(draftSignature, signature);
        }
    }

    private static @Nullable String text(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.readString(file) : null;
    }

    /** Deletes a jar, and then its signature, unless a jar of this name lies there besides, enabled or disabled. */
    static void delete(Path jar) throws IOException {
        Files.deleteIfExists(jar);
        Path enabled = PluginFolder.enabled(jar);
        if (!Files.exists(enabled) && !Files.exists(PluginFolder.disabled(enabled))) {
            Files.deleteIfExists(PluginTrust.signature(jar));
        }
    }

    /** Gives a file its name at once. */
    @FunctionalInterface
    interface Mover {
        void move(Path from, Path to) throws IOException;
    }
}
