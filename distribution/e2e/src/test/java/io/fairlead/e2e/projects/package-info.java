/**
 * Projects that {@code plugin new} writes, treated as strangers treat them: built by Maven outside of this build, installed,
 * and served. Knows the archive and a Maven, no source of either.
 */
@NullMarked
package io.fairlead.e2e.projects;

import org.jspecify.annotations.NullMarked;
