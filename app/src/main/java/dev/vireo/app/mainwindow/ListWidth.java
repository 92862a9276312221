package dev.vireo.app.mainwindow;

/** How wide the list of conversations is beside an open one, in pixels. FX thread. */
public interface ListWidth {

    double get();

    void keep(double width);
}
