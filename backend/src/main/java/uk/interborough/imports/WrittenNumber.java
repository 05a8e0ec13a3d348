package uk.interborough.imports;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number as people write it: £1,200.50, 1.200,50 or 1 200. What can be read in two ways is not guessed. */
final class WrittenNumber {
    private static final Pattern LEFT_OUT = Pattern.compile("[\\s\\u00a0\\u202f'’£]|^GBP|GBP$");
    private static final Pattern BRITISH = Pattern.compile("-?(\\d{1,15}|\\d{1,3}(,\\d{3}){1,4})(\\.\\d{1,6})?");
    private static final Pattern CONTINENTAL =
            Pattern.compile("-?(\\d{1,3}(\\.\\d{3}){1,4},\\d{1,2}|\\d{1,15},\\d{1,2}|\\d{1,3}(\\.\\d{3}){2,4})");
    private static final Pattern POINT_AND_THREE = Pattern.compile("-?[1-9]\\d{0,2}\\.\\d{3}");
    private static final Pattern COMMA_AND_THREE = Pattern.compile("-?[1-9]\\d{0,2},\\d{3}");

    private WrittenNumber() {}

    /** Thrown for 1.200, which is 1.2 to some and 1,200 to others. */
    static final class TwoMeanings extends Exception {}

    /** @param commaDecimals the file comes from where a comma is a decimal one */
    static Optional<BigDecimal> read(String written, boolean commaDecimals) throws TwoMeanings {
        String plain = LEFT_OUT.matcher(written.strip()).replaceAll("");
        if (POINT_AND_THREE.matcher(plain).matches()
                || commaDecimals && COMMA_AND_THREE.matcher(plain).matches()) {
            throw new TwoMeanings();
        }
        if (BRITISH.matcher(plain).matches()) {
            return Optional.of(new BigDecimal(plain.replace(",", "")));
        }
        return CONTINENTAL.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain.replace(".", "").replace(',', '.')))
                : Optional.empty();
    }
}
