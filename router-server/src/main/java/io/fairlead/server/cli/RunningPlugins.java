package io.fairlead.server.cli;

import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.server.http.AdminJson;
import io.fairlead.server.http.OperatorPages;
import io.fairlead.server.http.PluginPages;
import io.fairlead.server.http.PluginPages.Listing;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The plugins of a gateway that runs on this machine, by its pages for operators. */
final class RunningPlugins implements PluginHost {
    private static final Duration CONNECT = Duration.ofMillis(500);

    /** A plugin may take some seconds before the gateway gives up on it. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final String pages;

    private RunningPlugins(int port) {
        this.pages = "http://" + address(port) + PluginPages.PATH;
    }

    /** Where a gateway is asked. */
    static String address(int port) {
        return "127.0.0.1:" + port;
    }

    /** The gateway that serves operators at a port, if one runs there that has its plugins in this folder. */
    static Optional<PluginHost> at(int port, Path folder) {
        return at(port, folder::equals);
    }

    /** The gateway that serves operators at a port, if one runs there. */
    static Optional<PluginHost> at(int port) {
        return at(port, _ -> true);
    }

    private static Optional<PluginHost> at(int port, Predicate<Path> folder) {
        if (!listens(port)) {
            return Optional.empty();
        }
        RunningPlugins running = new RunningPlugins(port);
        try {
            if (folder.test(Path.of(running.list().folder()))) {
                return Optional.of(running);
            }
        } catch (IOException | PluginRefusedException | JsonbException | InvalidPathException e) {
            // Somebody else is there.
        }
        return Optional.empty();
    }

    /** Asked first, since that costs next to nothing. */
    private static boolean listens(int port) {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), (int) CONNECT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Listing list() throws IOException, PluginRefusedException {
        Listing listing = AdminJson.read(answer(request("GET", "")), Listing.class);
        if (!isWhole(listing)) {
            throw new PluginRefusedException("found no list of plugins at " + pages + ", expected that of a gateway");
        }
        return listing;
    }

    /** Whatever is JSON can be read as a list, with nothing where it has no such member. */
    private static boolean isWhole(@Nullable Listing listing) {
        return listing != null
                && Stream.of(listing.folder(), listing.plugins(), listing.problems())
                        .allMatch(Objects::nonNull);
    }

    @Override
    public Listing.Row install(byte[] jar, @Nullable String signature) throws IOException, PluginRefusedException {
        HttpURLConnection request = request("POST", "");
        if (signature != null) {
            request.setRequestProperty(PluginPages.SIGNATURE, signature);
        }
        request.setDoOutput(true);
        request.setFixedLengthStreamingMode(jar.length);
        try (OutputStream body = request.getOutputStream()) {
            body.write(jar);
        }
        return AdminJson.read(answer(request), Listing.Row.class);
    }

    @Override
    public void remove(String id) throws IOException, PluginRefusedException {
        answer(request("DELETE", of(id)));
    }

    @Override
    public void enable(String id, boolean enabled) throws IOException, PluginRefusedException {
        answer(request("POST", of(id) + (enabled ? "/enable" : "/disable")));
    }

    private static String of(String id) throws PluginRefusedException {
        if (!id.matches("[A-Za-z0-9._-]+")) {
            throw new PluginRefusedException("found '" + id + "', expected the id of a plugin");
        }
        return "/" + id;
    }

    /** By the plain client of the JDK: the other one would read all trusted certificates first. */
    private HttpURLConnection request(String method, String page) throws IOException {
        var request = (HttpURLConnection) URI.create(pages + page).toURL().openConnection(Proxy.NO_PROXY);
        request.setRequestMethod(method);
        request.setConnectTimeout((int) CONNECT.toMillis());
        request.setReadTimeout((int) ANSWER.toMillis());
        request.setRequestProperty(PluginPages.CHANGE, "1");
        return request;
    }

    private static String answer(HttpURLConnection request) throws IOException, PluginRefusedException {
        int status = request.getResponseCode();
        String text = text(status < 400 ? request.getInputStream() : request.getErrorStream());
        if (status != HttpURLConnection.HTTP_OK) {
            throw new PluginRefusedException(reason(status, text));
        }
        return text;
    }

    private static String text(@Nullable InputStream body) throws IOException {
        if (body == null) {
            return "";
        }
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String reason(int status, String text) {
        String unexplained = "the gateway answered with status " + status;
        try {
            return Optional.ofNullable(AdminJson.read(text, OperatorPages.Problem.class))
                    .map(OperatorPages.Problem::error)
                    .map(OperatorPages.Problem.Message::message)
                    .orElse(unexplained);
        } catch (JsonbException e) {
            return unexplained;
        }
    }

    @Override
    public String toString() {
        return "the running gateway";
    }

    @Override
    public void close() {
        // Each call has a connection of its own.
    }
}
