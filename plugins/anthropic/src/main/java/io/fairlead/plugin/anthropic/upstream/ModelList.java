package io.fairlead.plugin.anthropic.upstream;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vendor's list of models, page by page; the cursor is the id of the last model of the page before. */
final class ModelList implements ModelListing {
    /** The largest page that the vendor gives. */
    private static final String FIRST = AnthropicProvider.API + "/models?limit=1000";

    private final BaseUrl base;
    private final RequestFields fields;

    ModelList(BaseUrl base, RequestFields fields) {
        this.base = base;
        this.fields = fields;
    }

    @Override
    public URI address(Headers.Edit headers, Credential credential, @Nullable String cursor) {
        fields.set(headers, null);
        fields.authorize(headers, credential);
        String target =
                cursor == null ? FIRST : FIRST + "&after_id=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return URI.create(base.origin() + base.path(target));
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
        boolean more = false;
        String last = null;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("data") && cursor.is(JsonKind.ARRAY)) {
                list = true;
                models(cursor, models);
            } else if (cursor.nameIs("has_more")) {
                more = cursor.is(JsonKind.TRUE);
            } else if (cursor.nameIs("last_id")) {
                last = cursor.textOrNull();
            }
        }
        cursor.leave();
        if (!list) {
            throw new IllegalArgumentException("found no list of models, expected a member 'data' that is an array");
        }
        return ModelPage.of(models, more ? last : null);
    }

    private static void models(JsonCursor cursor, List<ListedModel> into) {
        cursor.enter();
        while (cursor.nextElement()) {
            ListedModel model = cursor.is(JsonKind.OBJECT) ? new ModelRow(cursor).read() : null;
            if (model != null) {
                into.add(model);
            }
        }
        cursor.leave();
    }
}
