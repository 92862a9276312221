package dev.vireo.app.autostart;

import java.io.IOException;

/** Something that the system starts when its user signs in, if it is turned on. Whether it is stands with the system alone. Blocks; any thread. */
public interface Autostart {

    /** @throws IOException if the system does not say */
    boolean isOn() throws IOException;

    /** @throws IOException if the system does not do it */
    void turn(boolean on) throws IOException;

    /** Of a computer that starts nothing. */
    static Autostart none() {
        return new Autostart() {
            @Override
            public boolean isOn() {
                return false;
            }

            @Override
            public void turn(boolean on) throws IOException {
                if (on) {
                    throw new IOException("This computer starts nothing by itself.");
                }
            }
        };
    }
}
