package io.fairlead.plugin.ollama.upstream;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.api.provider.Credential;
import io.fairlead.api.provider.ListedModel;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.ModelPage;
import io.fairlead.toolkit.BaseUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The models that a server has: their names, and what newer servers tell of what they can do. All are on one page. */
final class ModelList implements ModelListing {
    private static final String PATH = "/api/tags";

    private final BaseUrl base;
    private final RequestFields fields;

    ModelList(BaseUrl base, RequestFields fields) {
        this.base = base;
        this.fields = fields;
    }

    @Override
    public URI address(Headers.Edit headers, Credential credential, @Nullable String cursor) {
        fields.set(headers, "application/json");
        fields.authorize(headers, credential);
        return URI.create(base.origin() + base.path(PATH));
    }

    @Override
    public ModelPage parse(ReplyHead head, Slice body) {
        try {
            return page(JsonCursor.over(body.array(), body.start(), body.end()));
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("found no list of models (" + e.getMessage() + ")", e);
        }
    }

    private static ModelPage page(JsonCursor cursor) {
        List<ListedModel> models = new ArrayList<>();
        boolean list = false;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("models") && cursor.enter(JsonKind.ARRAY)) {
                list = true;
                while (cursor.nextElement()) {
                    model(cursor, models);
                }
                cursor.leave();
            }
        }
        cursor.leave();
        if (!list) {
            throw new IllegalArgumentException("found no list of models, expected a member 'models' that is an array");
        }
        return ModelPage.of(models, null);
    }

    /** Both members have the name; older servers have the first only. */
    private static void model(JsonCursor cursor, List<ListedModel> into) {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        String name = null;
        Set<Capability> able = Set.of();
        while (cursor.nextMember()) {
            if (cursor.nameIs("name") || cursor.nameIs("model") && name == null) {
                name = cursor.textOrNull();
            } else if (cursor.nameIs("capabilities")) {
                able = Abilities.read(cursor);
            }
        }
        cursor.leave();
        if (name != null && !name.isEmpty()) {
            ListedModel.Builder model = ListedModel.builder(name);
            into.add(able.isEmpty() ? model.build() : model.capabilities(able).build());
        }
    }
}
