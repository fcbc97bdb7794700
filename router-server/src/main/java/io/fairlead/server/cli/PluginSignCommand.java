package io.fairlead.server.cli;

import io.fairlead.core.plugin.PluginRefusedException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs the jar of a plugin. */
@Command(
        mixinStandardHelpOptions = true,
        name = "sign",
        description = "Signs a jar with a private key of Ed25519; the signature goes to a file beside it.")
final class PluginSignCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JAR", arity = "0..1", description = "The plugin's jar.")
    private @Nullable Path jar;

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "The private key in PEM (PKCS #8).")
    private Path key = Path.of("");

    @Option(
            names = "--new-key",
            description = "Makes the key first, and prints the public one for plugins.trusted-keys.")
    private boolean newKey;

    @Override
    public Integer call() {
        try {
            if (newKey) {
                System.out.println("public key " + PluginSigner.newKey(key));
            }
            if (jar != null) {
                System.out.println("signature " + PluginSigner.sign(jar, key));
            } else if (!newKey) {
                System.err.println("fairlead: found no jar, expected one to sign");
                return FairleadCommand.PROBLEM;
            }
            return 0;
        } catch (PluginRefusedException e) {
            System.err.println("fairlead: " + e.reason());
        } catch (FileAlreadyExistsException e) {
            System.err.println("fairlead: found a file " + e.getMessage() + " already, expected none for --new-key");
        } catch (NoSuchFileException e) {
            System.err.println("fairlead: found no file " + e.getMessage() + ", expected one");
        } catch (IOException | GeneralSecurityException e) {
            System.err.println("fairlead: " + e);
        }
        return FairleadCommand.PROBLEM;
    }
}
