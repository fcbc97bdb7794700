package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.DataUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pictures: bare base64 in this API, URLs in the neutral model. */
final class Pictures {
    /** What files of a kind begin with, in base64. */
    private static final Map<String, String> TYPES = Map.of(
            "iVBOR", "image/png",
            "/9j/", "image/jpeg",
            "R0lG", "image/gif",
            "UklG", "image/webp",
            "Qk", "image/bmp");

    private Pictures() {}

    /** The pictures of the list that the cursor stands on. */
    static List<ChatPart> read(JsonCursor cursor) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of pictures in base64");
        }
        List<ChatPart> pictures = new ArrayList<>();
        while (cursor.nextElement()) {
            String base64 = cursor.text();
            pictures.add(ChatPart.image(DataUrl.of(type(base64), base64), null));
        }
        cursor.leave();
        return pictures;
    }

    private static String type(String base64) {
        for (Map.Entry<String, String> type : TYPES.entrySet()) {
            if (base64.startsWith(type.getKey())) {
                return type.getValue();
            }
        }
        return "image/png";
    }

    /** The base64 of a picture, or null of one that lies elsewhere. */
    static @Nullable String base64(ChatPart.ImagePart picture) {
        DataUrl data = DataUrl.read(picture.url());
        return data == null ? null : data.data();
    }
}
