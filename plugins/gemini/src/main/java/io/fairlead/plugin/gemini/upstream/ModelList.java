package io.fairlead.plugin.gemini.upstream;

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
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vendor's list of models, page by page; the cursor is the token that the page before gave. */
final class ModelList implements ModelListing {
    /** The largest page that the vendor gives. */
    private static final String FIRST = "/models?pageSize=1000";

    private final ApiUrl url;
    private final RequestFields fields;

    ModelList(ApiUrl url, RequestFields fields) {
        this.url = url;
        this.fields = fields;
    }

    @Override
    public URI address(Headers.Edit headers, Credential credential, @Nullable String cursor) {
        fields.set(headers);
        fields.authorize(headers, credential);
        String target =
                cursor == null ? FIRST : FIRST + "&pageToken=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return URI.create(url.origin() + url.path(target));
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
        String next = null;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("models") && cursor.is(JsonKind.ARRAY)) {
                list = true;
                models(cursor, models);
            } else if (cursor.nameIs("nextPageToken")) {
                next = cursor.textOrNull();
            }
        }
        cursor.leave();
        if (!list) {
            throw new IllegalArgumentException("found no list of models, expected a member 'models' that is an array");
        }
        return ModelPage.of(models, next == null || next.isEmpty() ? null : next);
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
