package io.fairlead.plugin.openai.upstream;

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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The list of models of an upstream: this API's form, a bare array, or an object with a member {@code models}. */
final class ModelList implements ModelListing {
    private final BaseUrl base;
    private final String path;
    private final String prices;
    private final BiConsumer<Headers.Edit, Credential> fields;

    ModelList(BaseUrl base, String path, String prices, BiConsumer<Headers.Edit, Credential> fields) {
        this.base = base;
        this.path = path;
        this.prices = prices;
        this.fields = fields;
    }

    @Override
    public URI address(Headers.Edit headers, Credential credential, @Nullable String cursor) {
        fields.accept(headers, credential);
        return URI.create(path.startsWith("/") ? base.origin() + base.path(path) : path);
    }

    @Override
    public ModelPage parse(ReplyHead head, Slice body) {
        JsonCursor cursor = JsonCursor.over(body.array(), body.start(), body.end());
        try {
            if (cursor.is(JsonKind.ARRAY) || found(cursor, "data") || found(again(cursor, body), "models")) {
                return ModelPage.of(models(cursor), null);
            }
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("found no list of models (" + e.getMessage() + ")", e);
        }
        throw new IllegalArgumentException("found no list of models, expected an array or a member 'data'");
    }

    private static JsonCursor again(JsonCursor cursor, Slice body) {
        return cursor.reset(body.array(), body.start(), body.end());
    }

    private static boolean found(JsonCursor cursor, String name) {
        return cursor.enter(JsonKind.OBJECT) && cursor.find(name) && cursor.is(JsonKind.ARRAY);
    }

    private List<ListedModel> models(JsonCursor cursor) {
        List<ListedModel> models = new ArrayList<>();
        cursor.enter();
        while (cursor.nextElement()) {
            ListedModel model = cursor.is(JsonKind.OBJECT) ? new ModelRow(cursor, prices).read() : null;
            if (model != null) {
                models.add(model);
            }
        }
        return models;
    }
}
