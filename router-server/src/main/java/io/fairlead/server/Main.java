package io.fairlead.server;

/** Starts the gateway. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("fairlead " + Main.class.getPackage().getImplementationVersion());
    }
}
