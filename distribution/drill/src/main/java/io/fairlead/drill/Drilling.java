package io.fairlead.drill;

import io.fairlead.drill.fault.Bounds;
import io.fairlead.drill.fault.Configuration;
import io.fairlead.drill.fault.Fault;
import io.fairlead.drill.fault.Faults;
import io.fairlead.drill.fault.Outcome;
import io.fairlead.drill.fault.Scene;
import io.fairlead.drill.gateway.Archive;
import io.fairlead.drill.gateway.RunningGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;

/** Plays faults to one gateway, all at the same time: each has its route and its upstreams to itself. */
final class Drilling {
    private Drilling() {}

    /**
     * Plays the chosen faults.
     *
     * @param archive to start
     * @param configuration of the gateway
     * @param asked how long things may take
     * @param chosen numbers of faults
     * @param folder for the gateway's files
     */
    static List<Outcome> play(
            Archive archive, Configuration configuration, Bounds asked, IntPredicate chosen, Path folder)
            throws IOException, InterruptedException {
        Bounds bounds = configuration.bounds(asked);
        List<Scene> scenes = new ArrayList<>();
        try {
            for (Fault fault : Faults.all(bounds)) {
                if (chosen.test(fault.number())) {
                    scenes.add(new Scene(fault));
                }
            }
            try (RunningGateway gateway = RunningGateway.start(archive, configuration.yaml(scenes, bounds), folder)) {
                return outcomes(scenes, gateway, bounds);
            }
        } finally {
            for (Scene scene : scenes) {
                scene.close();
            }
        }
    }

    private static List<Outcome> outcomes(List<Scene> scenes, RunningGateway gateway, Bounds bounds)
            throws IOException, InterruptedException {
        try (ExecutorService players = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome>> plays = new ArrayList<>();
            for (Scene scene : scenes) {
                plays.add(() -> scene.play(gateway, bounds));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> play : players.invokeAll(plays)) {
                outcomes.add(play.get());
            }
            return outcomes;
        } catch (ExecutionException failed) {
            throw new IOException("a fault could not be played: " + failed.getCause(), failed);
        }
    }
}
