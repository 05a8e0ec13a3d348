package uk.interborough.ui.returns;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a provider filled in. A blank stays null. */
interface Inputs {

    @Nullable
    Integer capacity();

    @Nullable
    Integer unitDaysAvailable();

    @Nullable
    Integer unitDaysOccupied();

    @Nullable
    BigDecimal userWeeks();

    @Nullable
    BigDecimal staffHours();

    @Nullable
    Integer clientsAtStart();

    @Nullable
    Integer arrivals();

    @Nullable
    Integer departures();

    @Nullable
    Integer clientsAtEnd();

    @Nullable
    Integer clientsMaintaining();

    @Nullable
    Integer readyToMoveOn();

    /** Each input by the words of the workbook, in its order. */
    enum Line {
        CAPACITY("Capacity at the end, units", Inputs::capacity),
        AVAILABLE("Unit-days available", Inputs::unitDaysAvailable),
        OCCUPIED("Unit-days occupied", Inputs::unitDaysOccupied),
        USER_WEEKS("User-weeks supported", Inputs::userWeeks),
        STAFF_HOURS("Staff hours worked", Inputs::staffHours),
        AT_START("People at the start", Inputs::clientsAtStart),
        ARRIVALS("People who arrived", Inputs::arrivals),
        DEPARTURES("People who left", Inputs::departures),
        AT_END("People at the end", Inputs::clientsAtEnd),
        MAINTAINING("Of those, maintaining independence", Inputs::clientsMaintaining),
        READY("Of those, ready to move on", Inputs::readyToMoveOn);

        private final String label;
        private final Function<Inputs, @Nullable Number> value;

        Line(String label, Function<Inputs, @Nullable Number> value) {
            this.label = label;
            this.value = value;
        }

        static List<Line> all() {
            return Arrays.asList(values());
        }

        String label() {
            return label;
        }

        @Nullable
        Number of(Inputs inputs) {
            return value.apply(inputs);
        }
    }
}
