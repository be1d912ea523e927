package io.github.seedreamplugin.output;

/** How much a pixel at some distance adds to one that stays. Distances are in pixels of the smaller picture. */
enum Filter {

    /** The mean of the area that a pixel covers: quick, and good enough to look at. */
    AREA(0.5) {
        @Override
        double weight(double distance) {
            return 1;
        }
    },

    /** A windowed sinc, which keeps fine detail sharp: for pictures that are published. */
    LANCZOS(3) {
        @Override
        double weight(double distance) {
            if (distance == 0) {
                return 1;
            }
            double angle = Math.PI * distance;
            return 3 * StrictMath.sin(angle) * StrictMath.sin(angle / 3) / (angle * angle);
        }
    };

    private final double reach;

    Filter(double reach) {
        this.reach = reach;
    }

    double reach() {
        return reach;
    }

    abstract double weight(double distance);
}
