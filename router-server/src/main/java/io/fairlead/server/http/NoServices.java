package io.fairlead.server.http;

import io.helidon.common.features.HelidonFeatures;
import io.helidon.common.features.api.HelidonFlavor;
import io.helidon.common.types.TypeName;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.Lookup;
import io.helidon.service.registry.RegistryMetrics;
import io.helidon.service.registry.ServiceInfo;
import io.helidon.service.registry.ServiceInstance;
import io.helidon.service.registry.ServiceRegistry;
import io.helidon.service.registry.ServiceRegistryException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Helidon's registry of what its jars offer each other, without an entry: all that the listeners are made of is named where
 * they are made. To look through the jars for it takes a fifth of a start.
 */
@SuppressWarnings("TypeParameterUnusedInFormals") // the signatures are the library's
final class NoServices implements ServiceRegistry {
    private NoServices() {}

    /** Has Helidon ask here, and leave out its list of what there is, which nobody reads. */
    static void use() {
        GlobalServiceRegistry.registry(NoServices::new);
        // The list is made for one flavor, and the first one that is said to run is believed; the server says another.
        HelidonFeatures.flavor(HelidonFlavor.MP);
    }

    @Override
    public <T> T get(TypeName contract) {
        throw absent(contract);
    }

    @Override
    public <T> T get(Lookup lookup) {
        throw absent(lookup);
    }

    private static ServiceRegistryException absent(Object wanted) {
        return new ServiceRegistryException("found no service " + wanted + ", expected what is named in code");
    }

    @Override
    public <T> Optional<T> get(ServiceInfo service) {
        return Optional.empty();
    }

    @Override
    public <T> Optional<T> first(TypeName contract) {
        return Optional.empty();
    }

    @Override
    public <T> Optional<T> first(Lookup lookup) {
        return Optional.empty();
    }

    @Override
    public <T> List<T> all(TypeName contract) {
        return List.of();
    }

    @Override
    public <T> List<T> all(Lookup lookup) {
        return List.of();
    }

    @Override
    public <T> Supplier<T> supply(TypeName contract) {
        throw absent(contract);
    }

    @Override
    public <T> Supplier<T> supply(Lookup lookup) {
        throw absent(lookup);
    }

    @Override
    public <T> Supplier<Optional<T>> supplyFirst(TypeName contract) {
        return Optional::empty;
    }

    @Override
    public <T> Supplier<Optional<T>> supplyFirst(Lookup lookup) {
        return Optional::empty;
    }

    @Override
    public <T> Supplier<List<T>> supplyAll(TypeName contract) {
        return List::of;
    }

    @Override
    public <T> Supplier<List<T>> supplyAll(Lookup lookup) {
        return List::of;
    }

    @Override
    public List<ServiceInfo> allServices(TypeName contract) {
        return List.of();
    }

    @Override
    public List<ServiceInfo> lookupServices(Lookup lookup) {
        return List.of();
    }

    @Override
    public <T> List<ServiceInstance<T>> lookupInstances(Lookup lookup) {
        return List.of();
    }

    @Override
    public RegistryMetrics metrics() {
        throw absent(RegistryMetrics.class);
    }
}
