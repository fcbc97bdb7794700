package io.fairlead.testkit.kit;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.metrics.MetricsExporter;
import io.fairlead.api.metrics.MetricsExporterFactory;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Exporters with one mistake each. */
final class ExporterMistakes {
    private ExporterMistakes() {}

    /** Tests an exporter that claims what {@link RightExporter} can do. */
    abstract static class Planted extends ExporterKit {
        abstract MetricsExporter plant();

        @Override
        protected MetricsExporterFactory factory() {
            return new MetricsExporterFactory() {
                @Override
                public String name() {
                    return "planted";
                }

                @Override
                public MetricsExporter create(PluginContext context) {
                    return plant();
                }
            };
        }
    }

    static final class NoMistake extends Planted {
        @Override
        MetricsExporter plant() {
            return new RightExporter();
        }
    }

    static final class MakesARegistryAtEachCall extends Planted {
        @Override
        MetricsExporter plant() {
            return new RightExporter() {
                @Override
                public MeterRegistry registry() {
                    return new SimpleMeterRegistry();
                }
            };
        }
    }

    static final class SharesOneRegistry extends Planted {
        private static final SimpleMeterRegistry SHARED = new SimpleMeterRegistry();

        @Override
        MetricsExporter plant() {
            return new RightExporter() {
                @Override
                public MeterRegistry registry() {
                    return SHARED;
                }
            };
        }
    }

    static final class JoinsTheGlobalRegistry extends Planted {
        @Override
        MetricsExporter plant() {
            return new RightExporter() {
                {
                    Metrics.addRegistry(registry);
                }

                @Override
                public void close() {
                    Metrics.removeRegistry(registry);
                    super.close();
                }
            };
        }
    }

    static final class ShowsAPageOfYesterday extends Planted {
        @Override
        MetricsExporter plant() {
            return new RightExporter() {
                private @Nullable String first;

                @Override
                String page() {
                    first = first == null ? super.page() : first;
                    return first;
                }
            };
        }
    }

    static final class WritesLabelsAsTheyAre extends Planted {
        @Override
        MetricsExporter plant() {
            return new RightExporter() {
                @Override
                String escaped(String text) {
                    return text;
                }
            };
        }
    }

    static final class FailsWithAMeterThatHasNoValue extends Planted {
        @Override
        MetricsExporter plant() {
            return new RightExporter() {
                @Override
                String value(Measurement measurement) {
                    return new BigDecimal(measurement.getValue()).toPlainString();
                }
            };
        }
    }

    static final class ClosesTheHostsStream extends Planted {
        @Override
        MetricsExporter plant() {
            return new RightExporter() {
                @Override
                public void write(@Nullable String accept, OutputStream out) throws IOException {
                    try (out) {
                        super.write(accept, out);
                    }
                }
            };
        }
    }

    static final class NeedsAnAcceptField extends Planted {
        @Override
        MetricsExporter plant() {
            return new RightExporter() {
                @Override
                public void write(@Nullable String accept, OutputStream out) throws IOException {
                    super.write(Objects.requireNonNull(accept), out);
                }
            };
        }
    }

    static final class HasNoSlashInItsPath extends Planted {
        @Override
        MetricsExporter plant() {
            return new RightExporter() {
                @Override
                public String path() {
                    return "meters";
                }
            };
        }
    }

    static final class KeepsItsRegistryOpen extends Planted {
        @Override
        MetricsExporter plant() {
            return new RightExporter() {
                @Override
                public void close() {}
            };
        }
    }

    static final class ThrowsAtTheSecondEnd extends Planted {
        @Override
        MetricsExporter plant() {
            return new RightExporter() {
                @Override
                public void close() {
                    if (registry.isClosed()) {
                        throw new IllegalStateException("closed already");
                    }
                    super.close();
                }
            };
        }
    }

    static final class LeavesAThreadBehind extends Planted {
        @Override
        MetricsExporter plant() {
            CountDownLatch never = new CountDownLatch(1);
            Thread.ofPlatform().daemon().name("publisher").start(() -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return new RightExporter();
        }
    }
}
