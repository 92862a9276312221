package dev.vireo.app.dashboard;

/**
 * The layout of cards in a viewport of this size, in pixels. The rows fill the width: as many columns as fit at the least width,
 * and each card as much wider as is left.
 */
record GridShape(double viewWidth, double viewHeight, int count) {

    static final double CARD_HEIGHT = 208;
    static final double GAP = 16;
    static final double ROW = CARD_HEIGHT + GAP;
    /** At the sides, in line with the heading. */
    static final double SIDE = 32;
    /** At the top and bottom; a badge's glow reaches into it. */
    static final double ABOVE = 12;
    static final double BELOW = 32;
    private static final double MIN_WIDTH = 184;

    int columns() {
        return Math.max(1, (int) ((inner() + GAP) / (MIN_WIDTH + GAP)));
    }

    double cardWidth() {
        return Math.max(0, Math.floor((inner() - (columns() - 1) * GAP) / columns()));
    }

    int rows() {
        return Math.ceilDiv(count, columns());
    }

    double height() {
        return ABOVE + rows() * ROW - GAP + BELOW;
    }

    /** How far the cards can be scrolled. */
    double overflow() {
        return Math.max(0, height() - viewHeight);
    }

    double x(int place) {
        return SIDE + place % columns() * (cardWidth() + GAP);
    }

    double y(int place) {
        return ABOVE + place / columns() * ROW;
    }

    /** The first place of which anything, the badge included, is in sight. */
    int firstInSight(double offset) {
        return Math.clamp((int) ((offset - ABOVE) / ROW) * (long) columns(), 0, count);
    }

    /** The place after the last one in sight. */
    int endOfSight(double offset) {
        return Math.clamp((long) Math.ceil((offset + viewHeight - ABOVE) / ROW) * columns(), 0, count);
    }

    /** The first place whose badge is in sight. */
    int firstWhollyInSight(double offset) {
        return Math.clamp((long) Math.ceil((offset - ABOVE - CARD_HEIGHT / 2) / ROW) * columns(), 0, count);
    }

    /** The place under this one; in the last row but one, the last card if there is none right below. */
    int below(int place) {
        if (place + columns() < count) {
            return place + columns();
        }
        return place / columns() < rows() - 1 ? count - 1 : place;
    }

    /** The offset nearest to the present one at which a card is wholly in sight. */
    double offsetShowing(int place, double offset) {
        double top = y(place) - ABOVE;
        double bottom = y(place) + CARD_HEIGHT + BELOW - viewHeight;
        return offset > top ? top : Math.max(offset, bottom);
    }

    private double inner() {
        return viewWidth - 2 * SIDE;
    }
}
