package io.fairlead.api.dialect;

import io.fairlead.api.deployment.Deployment;

/** Where a request is about to go. */
public interface Target {
    /** The deployment, with the upstream's name of the model. */
    Deployment deployment();

    /** The request. */
    RequestFacts facts();

    /**
     * Whether to ask the upstream for the usage of a stream even if the client did not; the watch then hides it. False
     * where the provider says that its upstream refuses the question.
     */
    boolean askUsage();

    /**
     * Whether the upstream could not read the proofs of reasoning in this request, and is asked again without. A translation
     * then leaves out and reports the vendor's own like those of others.
     */
    default boolean withoutProofs() {
        return false;
    }

    /**
     * Whether the upstream takes tools whose input is any text, in the form that the dialect has for them. If not, a function
     * stands for each.
     */
    default boolean customTools() {
        return false;
    }
}
