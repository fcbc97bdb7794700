package io.fairlead.server.cli;

import io.fairlead.core.config.Address;
import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.server.http.AdminJson;
import io.fairlead.server.http.OperatorPages;
import io.fairlead.server.http.PluginPages;
import io.fairlead.server.http.PluginPages.Listing;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plugins of a gateway that runs on this machine, by its pages for operators. */
final class RunningPlugins implements PluginHost {
    private static final Duration CONNECT = Duration.ofMillis(500);

    /** A plugin may take some seconds before the gateway gives up on it. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient client;
    private final URI pages;

    private RunningPlugins(HttpClient client, URI pages) {
        this.client = client;
        this.pages = pages;
    }

    /** The gateway at an address, if one runs there that has its plugins in this folder. */
    static Optional<PluginHost> at(Address admin, Path folder) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        RunningPlugins running =
                new RunningPlugins(client, URI.create("http://127.0.0.1:" + admin.port() + PluginPages.PATH));
        try {
            if (admin.port() > 0 && Path.of(running.list().folder()).equals(folder)) {
                return Optional.of(running);
            }
        } catch (IOException | PluginRefusedException | JsonbException e) {
            // Nobody is there, or somebody else.
        }
        client.close();
        return Optional.empty();
    }

    @Override
    public Listing list() throws IOException, PluginRefusedException {
        return AdminJson.read(answer("GET", pages, BodyPublishers.noBody(), null), Listing.class);
    }

    @Override
    public Listing.Row install(byte[] jar, @Nullable String signature) throws IOException, PluginRefusedException {
        return AdminJson.read(answer("POST", pages, BodyPublishers.ofByteArray(jar), signature), Listing.Row.class);
    }

    @Override
    public void remove(String id) throws IOException, PluginRefusedException {
        answer("DELETE", of(id, ""), BodyPublishers.noBody(), null);
    }

    @Override
    public void enable(String id, boolean enabled) throws IOException, PluginRefusedException {
        answer("POST", of(id, enabled ? "/enable" : "/disable"), BodyPublishers.noBody(), null);
    }

    private URI of(String id, String action) throws PluginRefusedException {
        if (!id.matches("[A-Za-z0-9._-]+")) {
            throw new PluginRefusedException("found '" + id + "', expected the id of a plugin");
        }
        return URI.create(pages + "/" + id + action);
    }

    private String answer(String method, URI uri, BodyPublisher body, @Nullable String signature)
            throws IOException, PluginRefusedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER)
                .header(PluginPages.CHANGE, "1")
                .method(method, body);
        if (signature != null) {
            request.header(PluginPages.SIGNATURE, signature);
        }
        HttpResponse<String> response;
        try {
            response = client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (response.statusCode() != 200) {
            throw new PluginRefusedException(reason(response));
        }
        return response.body();
    }

    private static String reason(HttpResponse<String> response) {
        try {
            return AdminJson.read(response.body(), OperatorPages.Problem.class)
                    .error()
                    .message();
        } catch (JsonbException e) {
            return "the gateway answered with status " + response.statusCode();
        }
    }

    @Override
    public String toString() {
        return "the running gateway";
    }

    @Override
    public void close() {
        client.close();
    }
}
