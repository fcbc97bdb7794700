package io.fairlead.toolkit;

import io.fairlead.api.chat.ChatPart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A part of a message and where the neutral model has it.
 *
 * @param path for reports of losses
 */
public record PlacedPart(ChatPart part, String path) {
    /**
     * Those of some parts that are carried, in order.
     *
     * @param within the path of what they are the content of
     * @param carries says so of a part and its path, and reports what is lost
     */
    public static List<PlacedPart> carried(List<ChatPart> parts, String within, BiPredicate<ChatPart, String> carries) {
        List<PlacedPart> carried = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            PlacedPart placed = new PlacedPart(parts.get(i), within + ".content[" + i + "]");
            if (carries.test(placed.part, placed.path)) {
                carried.add(placed);
            }
        }
        return carried;
    }
}
