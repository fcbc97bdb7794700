@NullMarked
package io.fairlead.plugin.gemini.request;

import org.jspecify.annotations.NullMarked;
