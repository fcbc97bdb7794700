package io.fairlead.toolkit;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.json.JsonText;

/** The edit that nearly every API needs when a request is passed through: the member {@code model} in the upstream's words. */
public final class ModelName {
    private ModelName() {}

    /** Sets the upstream's name of the model, unless that is what the client wrote. */
    public static void set(BodyEdit edit, Target to) {
        String model = to.deployment().model();
        if (!model.equals(to.facts().model())) {
            edit.set("model", JsonText.quote(model));
        }
    }
}
