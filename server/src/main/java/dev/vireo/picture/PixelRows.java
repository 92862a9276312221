package dev.vireo.picture;

/** Pixels that are handed out a row at a time, so that they need not all be held as they are shown. */
interface PixelRows {

    int width();

    int height();

    /** Writes a row's pixels: 8 bits each of alpha, red, green and blue, not premultiplied. */
    void read(int y, int[] argb);
}
