/**
 * Kits: abstract test classes that hold a plugin to the contract of its extension point. A plugin's test extends the kit
 * of its kind, names the factory and says what the plugin can do; scenarios that need more are skipped and say so. The
 * kits call a plugin as the host does. They know no server and open no socket.
 */
@NullMarked
package io.fairlead.testkit.kit;

import org.jspecify.annotations.NullMarked;
