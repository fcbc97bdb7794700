package io.fairlead.drill.fault;

import io.fairlead.drill.client.CarefulClient;
import io.fairlead.drill.client.Ending;
import io.fairlead.drill.client.Heard;
import io.fairlead.drill.fault.Scene.Scored;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Clients that go on asking while an upstream goes down and comes back; every request counts. */
final class Flapping {
    private static final int CLIENTS = 3;
    private static final long BETWEEN_REQUESTS = TimeUnit.MILLISECONDS.toNanos(50);

    private Flapping() {}

    static Scored play(Scene scene, CarefulClient client, Bounds bounds) throws IOException, InterruptedException {
        long end = System.nanoTime() + bounds.flapping().toNanos();
        ConcurrentLinkedQueue<Heard> all = new ConcurrentLinkedQueue<>();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(() -> ask(scene, client, end, all)));
        }
        while (scene.first().chats() == 0 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(BETWEEN_REQUESTS); // until it is in use, there is nothing to take away
        }
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(bounds.down().toNanos());
            scene.first().goDown();
            LockSupport.parkNanos(bounds.down().toNanos());
            scene.first().comeBack();
        }
        for (Thread one : clients) {
            one.join();
        }
        return score(List.copyOf(all));
    }

    private static void ask(Scene scene, CarefulClient client, long end, ConcurrentLinkedQueue<Heard> all) {
        while (System.nanoTime() - end < 0) {
            all.add(client.ask(scene.fault().route(), scene.id(), false));
            LockSupport.parkNanos(BETWEEN_REQUESTS);
        }
    }

    private static Scored score(List<Heard> all) {
        Ending worst = Ending.FULL;
        String note = "";
        int full = 0;
        for (Heard heard : all) {
            if (heard.ending() == Ending.FULL) {
                full++;
            }
            if (heard.ending().compareTo(worst) > 0) {
                worst = heard.ending();
                note = ", one " + heard.note();
            }
        }
        return new Scored(worst, true, full + " of " + all.size() + " requests full" + note);
    }
}
