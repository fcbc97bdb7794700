package io.fairlead.server.http;

import io.fairlead.core.plugin.InstalledPlugin;
import io.fairlead.core.plugin.PluginFigures;
import io.fairlead.core.plugin.PluginProblem;
import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.core.plugin.PluginRuntime;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The plugins of a running gateway, for operators on the same machine: what is loaded and what is not, and changes of that.
 * A web page that an operator looks at must not be able to change anything: changes need a header field that no page can
 * send to another site, and the host that is asked for must be this machine.
 */
public final class PluginPages {
    /** Where the pages are. */
    public static final String PATH = "/admin/v1/plugins";

    /** The header field that every change needs; its value does not matter. */
    public static final String CHANGE = "X-Fairlead-Admin";

    /** The header field with the signature of a jar to install, in Base64. */
    public static final String SIGNATURE = "X-Fairlead-Signature";

    private static final HeaderName CHANGE_NAME = HeaderNames.create(CHANGE);
    private static final HeaderName SIGNATURE_NAME = HeaderNames.create(SIGNATURE);
    private static final int LARGEST = 64 << 20;

    private final PluginRuntime plugins;
    private final Function<String, PluginFigures> figures;

    /** Pages of these plugins; {@code figures} says what one has done. */
    public PluginPages(PluginRuntime plugins, Function<String, PluginFigures> figures) {
        this.plugins = plugins;
        this.figures = figures;
    }

    /**
     * What {@link #PATH} shows.
     *
     * @param folder where the jars lie
     * @param problems why others of them are not loaded
     */
    public record Listing(String folder, List<Row> plugins, List<PluginProblem> problems) {
        /** The state of a plugin that is in use. */
        public static final String LOADED = "loaded";

        /** The state of one that waits to be enabled. */
        public static final String DISABLED = "disabled";

        /**
         * One plugin.
         *
         * @param state {@code loaded} or {@code disabled}
         * @param failures of its code since the gateway started
         * @param calls into it on the way of requests since then
         * @param meanMicros mean time of these calls in microseconds
         */
        public record Row(
                String id,
                String version,
                String provider,
                String description,
                String file,
                String state,
                long failures,
                long calls,
                double meanMicros,
                List<String> extensions) {}
    }

    /** Whether a path is one of these pages. */
    boolean has(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /** The answer to a request for one of them. */
    OperatorPages.Page answer(String method, String path, ServerRequest request) throws IOException {
        if (!local(request)) {
            return problem(403, "found a request from elsewhere or for another host, expected one of this machine");
        }
        if (method.equals("GET") && path.equals(PATH)) {
            return new OperatorPages.Page(200, listing());
        }
        if (!request.headers().contains(CHANGE_NAME)) {
            return problem(403, "found no header " + CHANGE + ", expected it in requests that change something");
        }
        try {
            return changed(method, path, request);
        } catch (PluginRefusedException e) {
            return problem(409, e.reason());
        }
    }

    private OperatorPages.Page changed(String method, String path, ServerRequest request)
            throws IOException, PluginRefusedException {
        String[] parts = path.substring(PATH.length()).split("/", -1);
        switch (method + " " + (parts.length == 3 ? "/*/" + parts[2] : parts.length == 2 ? "/*" : "")) {
            case "POST " -> {
                return installed(request);
            }
            case "POST /*" -> {
                if (!parts[1].equals("scan")) {
                    return unknown();
                }
                plugins.rescan();
            }
            case "DELETE /*" -> plugins.remove(parts[1]);
            case "POST /*/enable" -> plugins.enable(parts[1]);
            case "POST /*/disable" -> plugins.disable(parts[1]);
            default -> {
                return unknown();
            }
        }
        return new OperatorPages.Page(200, listing());
    }

    private OperatorPages.Page installed(ServerRequest request) throws IOException, PluginRefusedException {
        byte[] jar;
        try (InputStream in = request.content().inputStream()) {
            jar = in.readNBytes(LARGEST + 1);
        }
        if (jar.length > LARGEST) {
            return problem(413, "found a jar of more than " + (LARGEST >> 20) + " MB, expected a smaller one");
        }
        String signature = request.headers().first(SIGNATURE_NAME).orElse(null);
        InstalledPlugin installed = plugins.install(jar, signature);
        return new OperatorPages.Page(200, row(installed, Listing.LOADED, figures));
    }

    private static OperatorPages.Page unknown() {
        return problem(
                404,
                "unknown call, expected GET " + PATH + ", POST " + PATH + " with a jar, POST " + PATH + "/scan, DELETE "
                        + PATH + "/{id}, POST " + PATH + "/{id}/enable or POST " + PATH + "/{id}/disable");
    }

    private static OperatorPages.Page problem(int status, String message) {
        return new OperatorPages.Page(status, new OperatorPages.Problem(new OperatorPages.Problem.Message(message)));
    }

    private Listing listing() {
        return listing(plugins, figures);
    }

    /** What there is; {@code figures} says what a plugin has done. */
    public static Listing listing(PluginRuntime plugins, Function<String, PluginFigures> figures) {
        List<Listing.Row> rows = new ArrayList<>();
        plugins.plugins().forEach(plugin -> rows.add(row(plugin, Listing.LOADED, figures)));
        plugins.disabled().forEach(plugin -> rows.add(row(plugin, Listing.DISABLED, figures)));
        return new Listing(plugins.folder().toString(), rows, plugins.problems());
    }

    /** What there is of one plugin. */
    public static Listing.Row row(InstalledPlugin plugin, String state, Function<String, PluginFigures> figures) {
        PluginFigures done = figures.apply(plugin.id());
        return new Listing.Row(
                plugin.id(),
                plugin.version(),
                plugin.provider(),
                plugin.description(),
                plugin.file().toString(),
                state,
                done.failures(),
                done.calls(),
                done.meanMicros(),
                plugin.extensions());
    }

    /** From this machine, and not for a name that somebody made to point here. */
    private static boolean local(ServerRequest request) {
        SocketAddress peer = request.remotePeer().address();
        boolean near = peer instanceof InetSocketAddress address
                && address.getAddress() != null
                && address.getAddress().isLoopbackAddress();
        return near && isLocal(host(request));
    }

    private static @Nullable String host(ServerRequest request) {
        Optional<String> host = request.headers().first(HeaderNames.HOST);
        return host.isPresent() ? host.get() : request.authority();
    }

    private static boolean isLocal(@Nullable String authority) {
        if (authority == null) {
            return false;
        }
        String host = authority.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
