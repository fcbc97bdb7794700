package io.fairlead.plugin.ollama;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.json.JsonText;

/** The one edit that pass-through needs: usage is in every answer of this API. */
final class ModelName {
    private ModelName() {}

    /** Sets the upstream's name of the model. */
    static void set(BodyEdit edit, Target to) {
        String model = to.deployment().model();
        if (!model.equals(to.facts().model())) {
            edit.set("model", JsonText.quote(model));
        }
    }
}
