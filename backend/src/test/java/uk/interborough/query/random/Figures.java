package uk.interborough.query.random;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.interborough.query.random.Contract.Attribute;
import uk.interborough.query.random.Contract.Scalar;
import uk.interborough.query.random.Contract.Value;
import uk.interborough.schema.Sdl;

/** What a group comes to, by names such as {@code units.sum}; amounts in pence. */
record Figures(Contract contract, String subject) {
    private static final BigDecimal Z = new BigDecimal("1.959964");
    private static final BigDecimal Z998 = new BigDecimal("3.090232");
    private static final MathContext EXACT = MathContext.DECIMAL128;

    @Nullable
    Object of(Group group, String name) {
        if (!group.figures().containsKey(name)) {
            group.figures().put(name, figure(group, name));
        }
        return group.figures().get(name);
    }

    private @Nullable Object figure(Group group, String name) {
        String[] parts = name.split("\\.", 2);
        return switch (parts[0]) {
            case "level" -> BigDecimal.valueOf(group.level());
            case "count" -> group.count();
            case "shareOfTotal" -> group.share(null);
            case "change" ->
                less(
                        group.count(),
                        group.before() == null ? null : group.before().count());
            case "distinctCount" -> group.distinct(column(contract.attribute(subject, parts[1])));
            default ->
                switch (contract.attribute(subject, parts[0])) {
                    case Scalar scalar -> number(group, scalar, parts[1]);
                    case Value value -> rate(group, parts[0], value.prefix(), parts[1]);
                    default -> throw new IllegalStateException("nothing here knows the figure " + name);
                };
        };
    }

    static String column(Attribute attribute) {
        return switch (attribute) {
            case Scalar scalar -> scalar.column();
            case Contract.One one -> one.columns().getFirst();
            case Contract.Quarter quarter -> quarter.column();
            default -> throw new IllegalStateException(attribute + " is not counted");
        };
    }

    private static @Nullable BigDecimal less(@Nullable BigDecimal now, @Nullable BigDecimal then) {
        return now == null || then == null ? null : now.subtract(then);
    }

    private static @Nullable BigDecimal number(Group group, Scalar scalar, String what) {
        String column = scalar.column();
        List<BigDecimal> numbers = group.numbers(column);
        int places = scalar.type().equals("Money") ? 0 : 4;
        return switch (what) {
            case "count" -> BigDecimal.valueOf(numbers.size());
            case "distinctCount" -> group.distinct(column);
            case "shareOfTotal" -> group.share(column);
            case "change" ->
                trimmed(less(
                        group.sum(column),
                        group.before() == null ? null : group.before().sum(column)));
            case "median" -> trimmed(percentile(numbers, 0.5, places));
            case "p90" -> trimmed(percentile(numbers, 0.9, places));
            case "avg" -> trimmed(rounded(Filter.aggregate("avg", group.rows(), scalar), places));
            default -> trimmed(Filter.aggregate(what, group.rows(), scalar));
        };
    }

    /** Interpolated in floating point, of which a database keeps 15 digits. */
    private static @Nullable BigDecimal percentile(List<BigDecimal> numbers, double which, int places) {
        if (numbers.isEmpty()) {
            return null;
        }
        List<BigDecimal> sorted = numbers.stream().sorted().toList();
        double place = which * (sorted.size() - 1);
        int low = (int) Math.floor(place);
        int high = (int) Math.ceil(place);
        double from = sorted.get(low).doubleValue();
        double value =
                low == high ? from : from + (place - low) * (sorted.get(high).doubleValue() - from);
        return rounded(new BigDecimal(value).round(new MathContext(15, RoundingMode.HALF_EVEN)), places);
    }

    private @Nullable Object rate(Group group, String field, String prefix, String what) {
        BigDecimal n = group.sum(prefix + "_numerator");
        BigDecimal d = group.sum(prefix + "_denominator");
        return switch (what) {
            case "value" -> value(n, d);
            case "numerator" -> trimmed(rounded(n, 2));
            case "denominator" -> trimmed(rounded(d, 2));
            case "sample" -> trimmed(rounded(sample(group, field, prefix), 1));
            case "interval.from" -> wilson(n, d, sample(group, field, prefix), Z, -1);
            case "interval.to" -> wilson(n, d, sample(group, field, prefix), Z, 1);
            case "interval998.from" -> wilson(n, d, sample(group, field, prefix), Z998, -1);
            case "interval998.to" -> wilson(n, d, sample(group, field, prefix), Z998, 1);
            case "reliability" -> reliability(n, d, sample(group, field, prefix));
            case "change" -> {
                Group before = group.before();
                yield before == null
                        ? null
                        : less(
                                value(n, d),
                                value(before.sum(prefix + "_numerator"), before.sum(prefix + "_denominator")));
            }
            default -> throw new IllegalStateException("nothing here knows " + what + " of a rate");
        };
    }

    private static @Nullable BigDecimal value(@Nullable BigDecimal n, @Nullable BigDecimal d) {
        return n == null || d == null || d.signum() <= 0
                ? null
                : n.movePointRight(2).divide(d, 2, RoundingMode.HALF_UP);
    }

    /** Observations; where the same ones come again, their mean number. */
    private @Nullable BigDecimal sample(Group group, String field, String prefix) {
        var definition = Objects.requireNonNull(contract.field(subject, field).getDefinition());
        if (!definition.hasDirective("sample")) {
            return null;
        }
        BigDecimal sum = group.sum(prefix + "_sample");
        String again = Sdl.text(definition.getDirectives("sample").getFirst(), "again", "");
        if (sum == null || again.isEmpty()) {
            return sum;
        }
        String column = column(contract.attribute(subject, again));
        long times = group.rows().stream()
                .filter(row -> row.get(prefix + "_sample") != null)
                .map(row -> row.get(column))
                .distinct()
                .count();
        return sum.divide(BigDecimal.valueOf(times), EXACT);
    }

    private static boolean isShare(@Nullable BigDecimal n, @Nullable BigDecimal d, @Nullable BigDecimal sample) {
        return n != null
                && d != null
                && sample != null
                && d.signum() > 0
                && sample.signum() > 0
                && n.signum() >= 0
                && n.compareTo(d) <= 0;
    }

    private static @Nullable BigDecimal wilson(
            @Nullable BigDecimal n, @Nullable BigDecimal d, @Nullable BigDecimal sample, BigDecimal z, int side) {
        if (!isShare(n, d, sample)) {
            return null;
        }
        BigDecimal p = n.divide(d, EXACT);
        BigDecimal zz = z.multiply(z);
        BigDecimal root = p.multiply(BigDecimal.ONE.subtract(p))
                .divide(sample, EXACT)
                .add(zz.divide(sample.multiply(sample).multiply(BigDecimal.valueOf(4)), EXACT))
                .sqrt(EXACT);
        BigDecimal bound = p.add(zz.divide(sample.multiply(BigDecimal.TWO), EXACT))
                .add(root.multiply(z).multiply(BigDecimal.valueOf(side)))
                .divide(BigDecimal.ONE.add(zz.divide(sample, EXACT)), EXACT);
        return rounded(bound.max(BigDecimal.ZERO).min(BigDecimal.ONE).movePointRight(2), 2);
    }

    private static @Nullable String reliability(
            @Nullable BigDecimal n, @Nullable BigDecimal d, @Nullable BigDecimal sample) {
        if (!isShare(n, d, sample)) {
            return null;
        }
        BigDecimal five = d.multiply(BigDecimal.valueOf(5));
        boolean few = sample.multiply(n).compareTo(five) < 0
                && sample.multiply(d.subtract(n)).compareTo(five) < 0;
        if (few || sample.compareTo(BigDecimal.TEN) < 0) {
            return "TOO_FEW";
        }
        BigDecimal width = Objects.requireNonNull(wilson(n, d, sample, Z, 1))
                .subtract(Objects.requireNonNull(wilson(n, d, sample, Z, -1)));
        return width.compareTo(BigDecimal.valueOf(20)) > 0 ? "LOW" : "OK";
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal number, int places) {
        return number == null ? null : number.setScale(places, RoundingMode.HALF_UP);
    }

    /** Without zeros at the end. */
    private static @Nullable BigDecimal trimmed(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal trimmed = number.stripTrailingZeros();
        return trimmed.scale() < 0 ? trimmed.setScale(0) : trimmed;
    }
}
