package io.fairlead.core.upstream;

import java.util.List;
import java.util.Map;

/**
 * A reply as a client understood it.
 *
 * @param status of it
 * @param fields by lower case name
 * @param body with a character for each byte
 */
record Received(int status, Map<String, List<String>> fields, String body) {}
