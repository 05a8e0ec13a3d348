package uk.interborough.query.random;

import java.util.List;
import java.util.Random;

/** Chance that repeats itself: the same seed, the same throws. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    /** True this often: 0 never, 1 always. */
    boolean chance(double often) {
        return random.nextDouble() < often;
    }

    /** From one number to the other, both included. */
    int from(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    long seed() {
        return random.nextLong();
    }
}
