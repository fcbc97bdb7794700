/**
 * The Anthropic API: its dialect {@code anthropic.messages}, the protocol {@code anthropic} for clients and the provider
 * {@code anthropic} for upstreams. Requests and replies of the contract come in, facts, edits, events and frames go out;
 * what requests, replies and upstreams look like is told in the packages below. Knows no other protocol, no route and no
 * connection.
 */
@NullMarked
package io.fairlead.plugin.anthropic;

import org.jspecify.annotations.NullMarked;
