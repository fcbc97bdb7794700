package io.fairlead.api.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The models that clients may ask for. */
public interface OfferedModels {
    /** Those that lists show. */
    List<ModelEntry> listed();

    /** The one that a client means by a name, or null: any name that a call may have, also one that no list shows. */
    @Nullable ModelEntry find(String name);
}
