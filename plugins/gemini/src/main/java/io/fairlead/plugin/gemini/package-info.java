/**
 * The Gemini API of Google: its dialects {@code gemini.generate}, {@code gemini.embed},
 * {@code gemini.batch-embed} and {@code gemini.count-tokens}, the protocol {@code gemini} for clients and the provider
 * {@code gemini} for upstreams, as the reference of {@code generativelanguage.googleapis.com}, version v1beta, describes
 * them. Requests and replies of the contract come in, facts, edits, events and frames go out; what requests, replies and
 * upstreams look like is told in the packages below. Knows no other protocol, no route and no connection.
 */
@NullMarked
package io.fairlead.plugin.gemini;

import org.jspecify.annotations.NullMarked;
