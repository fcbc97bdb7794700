package io.fairlead.e2e.upstream;

/**
 * A call of a tool that a model asks for.
 *
 * @param id of the call
 * @param name of the tool
 * @param arguments as JSON
 */
public record ToolCall(String id, String name, String arguments) {}
