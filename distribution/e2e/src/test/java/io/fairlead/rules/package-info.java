/**
 * The rules of the house that hold for every module, checked on the classes that the build left behind. Must not load any
 * of these classes: a module is a folder of class files here.
 */
@NullMarked
package io.fairlead.rules;

import org.jspecify.annotations.NullMarked;
