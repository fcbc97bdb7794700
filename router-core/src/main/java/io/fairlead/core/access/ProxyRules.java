package io.fairlead.core.access;

import io.fairlead.api.http.Origin;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy goes where.
 *
 * @param http to plain origins, or null
 * @param https to secure origins, or null
 * @param direct hosts that are reached without
 */
public record ProxyRules(@Nullable Proxy http, @Nullable Proxy https, DirectHosts direct) {
    /** Without proxies. */
    public static final ProxyRules NONE = new ProxyRules(null, null, DirectHosts.NONE);

    /** One proxy to everywhere. */
    public static ProxyRules everywhere(Proxy proxy) {
        return new ProxyRules(proxy, proxy, DirectHosts.NONE);
    }

    /**
     * What HTTP_PROXY, HTTPS_PROXY and NO_PROXY say, or the same in small letters, which win. This machine is always
     * reached without a proxy, which would take it for its own.
     *
     * @throws BadVariableException if one of them is no proxy's URL
     */
    public static ProxyRules of(Map<String, String> environment) throws BadVariableException {
        Proxy http = proxy(environment, "HTTP_PROXY");
        Proxy https = proxy(environment, "HTTPS_PROXY");
        if (http == null && https == null) {
            return NONE;
        }
        String none = environment.get(variable(environment, "NO_PROXY"));
        return new ProxyRules(http, https, DirectHosts.of(none == null ? "" : none));
    }

    /** A variable does not say what it should. */
    public static final class BadVariableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String variable;

        BadVariableException(String variable) {
            super("variable " + variable + ": found no proxy's URL, expected " + Proxy.FORM);
            this.variable = variable;
        }

        /** Its name. */
        public String variable() {
            return variable;
        }
    }

    private static @Nullable Proxy proxy(Map<String, String> environment, String name) throws BadVariableException {
        String variable = variable(environment, name);
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return Proxy.of(value);
        } catch (IllegalArgumentException e) {
            throw new BadVariableException(variable);
        }
    }

    private static String variable(Map<String, String> environment, String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return environment.containsKey(small) ? small : name;
    }

    /** The proxy to an origin, or null for none. */
    public @Nullable Proxy proxy(Origin origin) {
        Proxy proxy = origin.secure() ? https : http;
        return proxy == null || direct.has(origin) ? null : proxy;
    }
}
