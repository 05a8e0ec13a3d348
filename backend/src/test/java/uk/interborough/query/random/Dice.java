package uk.interborough.query.random;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** Chance that repeats itself: the same seed, the same throws. */
final class Dice {
    private final Random random;
    private final Set<String> thrown = new HashSet<>();

    Dice(long seed) {
        random = new Random(seed);
    }

    /** A field of an input type, of those that may come up; often one that has not come up yet. */
    GraphQLInputObjectField field(GraphQLInputObjectType type, Predicate<GraphQLInputObjectField> may) {
        List<GraphQLInputObjectField> all =
                type.getFields().stream().filter(may).toList();
        List<GraphQLInputObjectField> fresh = all.stream()
                .filter(each -> !thrown.contains(type.getName() + "." + each.getName()))
                .toList();
        GraphQLInputObjectField field = one(fresh.isEmpty() || chance(0.5) ? all : fresh);
        thrown.add(type.getName() + "." + field.getName());
        return field;
    }

    GraphQLInputObjectField field(GraphQLInputObjectType type) {
        return field(type, any -> true);
    }

    /** Fields of the contract that have come up, as {@code Type.field}. */
    Set<String> thrown() {
        return thrown;
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
