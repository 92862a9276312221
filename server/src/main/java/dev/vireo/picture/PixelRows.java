package dev.vireo.picture;

/** Hands out a picture's pixels a row at a time, so that they need not all be in memory. */
interface PixelRows {

    int width();

    int height();

    /** Writes the pixels of a row: 8 bits each of alpha, red, green and blue, not premultiplied. */
    void read(int y, int[] argb);
}
