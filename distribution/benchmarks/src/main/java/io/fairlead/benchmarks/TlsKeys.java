package io.fairlead.benchmarks;

import io.fairlead.benchmarks.simulator.UpstreamSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A self-signed certificate for the loopback address, made by the JDK's {@code keytool} for one benchmark.
 *
 * @param keys the store with the key, for the simulator
 * @param trust the store with the certificate, for those that call it
 */
record TlsKeys(Path keys, Path trust) {
    private static final String ALIAS = "simulator";

    static TlsKeys make(Path work) throws IOException, InterruptedException {
        TlsKeys made = new TlsKeys(work.resolve("keys.p12"), work.resolve("trust.p12"));
        String certificate = work.resolve("certificate.der").toString();
        keytool(
                made.keys,
                ("-genkeypair -keyalg EC -groupname secp256r1 -dname CN=localhost -validity 2"
                                + " -ext san=ip:127.0.0.1,dns:localhost")
                        .split(" ", -1));
        keytool(made.keys, "-exportcert", "-file", certificate);
        keytool(made.trust, "-importcert", "-noprompt", "-file", certificate);
        return made;
    }

    private static void keytool(Path store, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                words[0],
                "-alias",
                ALIAS,
                "-storetype",
                "PKCS12",
                "-storepass",
                UpstreamSimulator.PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(List.of(words).subList(1, words.length));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool " + words[0] + " failed: " + said.strip());
        }
    }
}
