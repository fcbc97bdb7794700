/**
 * The tools of a client's request by two names: its own, which may be one within a namespace, and the one of all that is
 * in one, under which the neutral model and upstreams have it. Requests come in, names go out; knows no definition of a
 * tool, no answer and no upstream.
 */
@NullMarked
package io.fairlead.plugin.openai.tool;

import org.jspecify.annotations.NullMarked;
