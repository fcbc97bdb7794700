package io.fairlead.plugin.openai.upstream;

import io.fairlead.toolkit.BaseUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Path and query of a call, given what the dialect wants and the upstream's name of the model. */
@FunctionalInterface
interface CallPath {
    String of(String target, String model);

    /** Operations below the base. */
    static CallPath plain(BaseUrl base) {
        return (target, model) -> base.path(target);
    }

    /**
     * Operations of a resource of <a href="https://learn.microsoft.com/azure/ai-foundry/openai/reference">Azure OpenAI</a>:
     * below a deployment and with the version of the API where one is given, else in the newer form without either.
     */
    static CallPath deployments(BaseUrl base, String version) {
        if (version.isEmpty()) {
            return (target, model) -> base.path("/openai/v1" + target);
        }
        String query = "?api-version=" + URLEncoder.encode(version, StandardCharsets.UTF_8);
        Set<String> ofDeployments = Set.of("/chat/completions", "/completions", "/embeddings");
        return (target, model) -> {
            String name = URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
            String below = ofDeployments.contains(target) ? "/openai/deployments/" + name : "/openai";
            return base.path(below + target + query);
        };
    }
}
