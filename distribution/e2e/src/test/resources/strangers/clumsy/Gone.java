package example.clumsy;

/** Compiled against, and not in the jar. */
final class Gone {
    private Gone() {}

    static void call() {}
}
