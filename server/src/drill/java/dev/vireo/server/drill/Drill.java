package dev.vireo.server.drill;

/** Something that may go wrong beneath an office, and what is to hold then. */
interface Drill {

    /** For the table. */
    String name();

    /** For the table. */
    String promise();

    /** Opens the stage that the drill needs. */
    Stage stage(Size size) throws Exception;

    /** Runs the drill. Afterwards the stage works as before. */
    void run(Stage stage, Size size, Findings findings) throws Exception;

    default Outcome play(Stage stage, Size size) {
        Findings findings = new Findings(size);
        try {
            run(stage, size, findings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            findings.fault("it was interrupted");
        } catch (Exception | AssertionError e) {
            findings.fault("it broke off: " + e);
        }
        return findings.of(name(), promise());
    }
}
