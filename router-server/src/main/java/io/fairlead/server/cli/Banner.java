package io.fairlead.server.cli;

import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.DeploymentConfig;
import io.fairlead.core.config.ProviderConfig;
import io.fairlead.core.config.RouteConfig;
import io.fairlead.core.config.Secret;
import io.fairlead.core.plugin.InstalledPlugin;
import io.fairlead.core.plugin.PluginProblem;
import io.fairlead.server.gateway.Gateway;
import io.fairlead.server.gateway.GatewayOptions;
import io.fairlead.server.gateway.Version;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a start says: one screen with what is served, from where, and how to try it. */
final class Banner {
    private static final int MOST_LINES = 8;

    private Banner() {}

    static String of(Gateway gateway, GatewayOptions options) {
        Configuration configuration = gateway.configuration();
        Map<String, String> missing = gateway.missingKeys();
        StringBuilder text = new StringBuilder();
        text.append("fairlead ").append(Version.current()).append('\n');
        line(text, "configuration", options.configuration().toString());
        for (int i = 0; i < gateway.server().ports().size(); i++) {
            line(text, i == 0 ? "clients" : "", url(gateway, i));
        }
        line(
                text,
                "operators",
                "http://" + shown(configuration.server().admin().host()) + ":"
                        + gateway.server().adminPort());
        rows(
                text,
                "routes",
                configuration.routes().values().stream().map(Banner::route).toList());
        rows(
                text,
                "providers",
                configuration.providers().values().stream()
                        .map(provider -> provider(provider, missing))
                        .toList());
        line(text, "plugins", plugins(gateway.plugins().plugins()));
        for (PluginProblem problem : gateway.plugins().problems()) {
            line(text, "problem", problem.toString());
        }
        text.append("try it\n  curl ").append(url(gateway, 0)).append("/v1/chat/completions");
        text.append(" -H 'Content-Type: application/json'")
                .append(key(configuration))
                .append(" \\\n    -d '{\"model\":\"");
        text.append(model(configuration)).append("\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'\n");
        return text.toString();
    }

    private static String url(Gateway gateway, int listener) {
        String host = gateway.configuration()
                .server()
                .listeners()
                .get(listener)
                .address()
                .host();
        String scheme = gateway.configuration().server().tls() == null ? "http" : "https";
        return scheme + "://" + shown(host) + ":" + gateway.server().port(listener);
    }

    private static String shown(String host) {
        return host.equals("0.0.0.0") ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    }

    private static String route(RouteConfig route) {
        String deployments =
                route.deployments().stream().map(DeploymentConfig::id).collect(Collectors.joining(", "));
        return route.name() + " (" + route.strategy().name() + "): " + deployments;
    }

    private static String provider(ProviderConfig provider, Map<String, String> missingKeys) {
        String url = missingKeys.get(provider.name());
        String keys = provider.keys().isEmpty()
                ? "no key" + (url == null ? "" : ", and " + url + " is likely to ask for one (keys)")
                : "keys " + provider.keys().stream().map(Secret::hint).collect(Collectors.joining(", "));
        return provider.name() + " (" + provider.type().name() + "): " + keys;
    }

    private static String plugins(List<InstalledPlugin> plugins) {
        return plugins.isEmpty()
                ? "none"
                : plugins.stream()
                        .map(plugin -> plugin.id() + " " + plugin.version())
                        .collect(Collectors.joining(", "));
    }

    private static String key(Configuration configuration) {
        return configuration.server().callerKeys().isEmpty() ? "" : " -H 'Authorization: Bearer YOUR_KEY'";
    }

    private static String model(Configuration configuration) {
        return configuration.routes().isEmpty()
                ? "MODEL"
                : configuration.routes().keySet().iterator().next();
    }

    private static void rows(StringBuilder text, String name, List<String> rows) {
        for (int i = 0; i < Math.min(rows.size(), MOST_LINES); i++) {
            line(text, i == 0 ? name : "", rows.get(i));
        }
        if (rows.size() > MOST_LINES) {
            line(text, "", "and " + (rows.size() - MOST_LINES) + " more");
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ")
                .append(name)
                .append(" ".repeat(Math.max(1, 15 - name.length())))
                .append(value)
                .append('\n');
    }
}
