package io.fairlead.api.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list of models. */
public interface ModelPage {
    /** The models, in the vendor's order. */
    List<ListedModel> models();

    /** What asks for the next page, or null at the last. */
    @Nullable String cursor();

    /** A page of these parts. */
    static ModelPage of(List<ListedModel> models, @Nullable String cursor) {
        return new ModelPageValue(List.copyOf(models), cursor);
    }
}

record ModelPageValue(List<ListedModel> models, @Nullable String cursor) implements ModelPage {}
