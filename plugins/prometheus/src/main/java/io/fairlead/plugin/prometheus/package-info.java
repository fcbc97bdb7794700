/**
 * Metrics exporter {@code prometheus}: takes all meters of the host in, gives a page for Prometheus and its kin to
 * scrape. Its own libraries come in its jar; Micrometer itself is the host's. It must not name a meter: which there are,
 * and with which labels, is the host's business.
 */
@NullMarked
package io.fairlead.plugin.prometheus;

import org.jspecify.annotations.NullMarked;
