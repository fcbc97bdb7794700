package io.fairlead.server.cli;

import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.core.plugin.PluginTrust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Jars from where operators have them: a file, a URL, a Maven repository. */
final class PluginFiles {
    private static final Pattern COORDINATES =
            Pattern.compile("([A-Za-z0-9._-]+):([A-Za-z0-9._-]+):([A-Za-z0-9][A-Za-z0-9.+_-]*)");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration DOWNLOAD = Duration.ofMinutes(5);

    private final @Nullable String repository;
    private final Path local;

    /**
     * Jars of this machine and of a repository.
     *
     * @param repository the URL of a Maven repository; null for none
     * @param local the folder of the local one
     */
    PluginFiles(@Nullable String repository, Path local) {
        this.repository = repository;
        this.local = local;
    }

    /** A jar and the signature that lies beside it. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    record Found(byte[] jar, @Nullable String signature) {}

    /**
     * Gets a jar.
     *
     * @param source a path, a URL with https, or {@code group:artifact:version}
     * @param sha256 what it must have; null if that is not said
     */
    Found get(String source, @Nullable String sha256) throws IOException, PluginRefusedException {
        Found found = find(source, sha256);
        if (sha256 != null) {
            String expected = sha256.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
            String sum = PluginTrust.sha256(found.jar());
            if (!sum.equals(expected)) {
                throw new PluginRefusedException("found the SHA-256 " + sum + ", expected " + expected);
            }
        }
        return found;
    }

    private Found find(String source, @Nullable String sha256) throws IOException, PluginRefusedException {
        Matcher coordinates = COORDINATES.matcher(source);
        if (source.startsWith("https://")) {
            if (sha256 == null) {
                throw new PluginRefusedException(
                        "found a URL without a checksum, expected --sha256 with what its owner published");
            }
            return new Found(download(source), null);
        }
        if (source.startsWith("http://")) {
            throw new PluginRefusedException("found a URL with http://, expected https://");
        }
        if (coordinates.matches() && !Files.exists(Path.of(source))) {
            return maven(coordinates.group(1), coordinates.group(2), coordinates.group(3));
        }
        Path file = Path.of(source);
        if (!Files.isRegularFile(file)) {
            throw new PluginRefusedException(
                    "found no file " + file + ", expected a jar, a URL with https:// or group:artifact:version");
        }
        return of(file);
    }

    /** A jar of this machine. */
    static Found of(Path file) throws IOException {
        Path signature = PluginTrust.signature(file);
        return new Found(Files.readAllBytes(file), Files.isRegularFile(signature) ? Files.readString(signature) : null);
    }

    private Found maven(String group, String artifact, String version) throws IOException, PluginRefusedException {
        String path =
                group.replace('.', '/') + "/" + artifact + "/" + version + "/" + artifact + "-" + version + ".jar";
        Path file = local.resolve(path);
        if (Files.isRegularFile(file)) {
            return of(file);
        }
        if (repository == null) {
            throw new PluginRefusedException("found no " + file + ", expected it there, or a plugins.repository in the"
                    + " configuration to fetch it from");
        }
        String url = repository.replaceFirst("/+$", "") + "/" + path;
        if (url.startsWith("file:")) {
            return of(Path.of(URI.create(url)));
        }
        byte[] jar = download(url);
        requirePublished(url, jar);
        return new Found(jar, null);
    }

    /** Repositories publish a checksum of each file beside it. */
    private static void requirePublished(String url, byte[] jar) throws IOException, PluginRefusedException {
        String published = new String(download(url + ".sha256"), java.nio.charset.StandardCharsets.US_ASCII)
                .strip()
                .replaceFirst("\\s.*", "");
        String found = PluginTrust.sha256(jar);
        if (!found.equalsIgnoreCase(published)) {
            throw new PluginRefusedException(
                    "found the SHA-256 " + found + ", expected " + published + " as published");
        }
    }

    private static byte[] download(String url) throws IOException, PluginRefusedException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(DOWNLOAD).build();
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new PluginRefusedException(
                        "found status " + response.statusCode() + " at " + url + ", expected 200");
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IllegalArgumentException e) {
            throw new PluginRefusedException("found '" + url + "', expected a URL");
        }
    }
}
