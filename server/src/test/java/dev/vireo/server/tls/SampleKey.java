package dev.vireo.server.tls;

/** Keys for tests of other packages. */
public final class SampleKey {

    private SampleKey() {
    }

    public static OfficeKey make() {
        return OfficeKey.generate();
    }
}
