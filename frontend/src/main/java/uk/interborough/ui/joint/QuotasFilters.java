package uk.interborough.ui.joint;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import uk.interborough.ui.joint.QuotasState.Tab;

/** Which scheme, year and quarter are shown. */
final class QuotasFilters extends Div {

    private final Select<JointScheme> scheme = new Select<>();
    private final Select<Integer> year = new Select<>();
    private final Select<Integer> quarter = new Select<>();
    private QuotasState state = QuotasState.USUAL;

    /** @param chosen told what somebody chooses */
    QuotasFilters(List<JointScheme> schemes, Consumer<QuotasState> chosen) {
        addClassName("ib-card");
        getElement().setAttribute("role", "search").setAttribute("aria-label", "Filters");
        scheme.setId("scheme");
        scheme.setLabel("Scheme");
        scheme.addClassName("ib-twice");
        scheme.setItems(schemes);
        scheme.setItemLabelGenerator(JointScheme::name);
        when(scheme, value -> chosen.accept(state.withScheme(value.id())));
        year.setId("year");
        year.setLabel("Year");
        year.setItemLabelGenerator(Term::words);
        when(year, value -> chosen.accept(state.withYear(value)));
        quarter.setId("quarter");
        quarter.setLabel("Quarter");
        quarter.setItems(0, 1, 2, 3, 4);
        quarter.setItemLabelGenerator(QuotasFilters::quarterWords);
        when(quarter, value -> chosen.accept(state.withQuarter(value)));
        Div fields = new Div(scheme, year, quarter);
        fields.addClassName("ib-filters");
        add(fields);
    }

    /** A scheme as the state says, with the years there are of it. */
    void show(JointScheme one, QuotasState shown, int thisYear) {
        state = shown;
        scheme.setValue(one);
        year.setItems(IntStream.rangeClosed(
                        Math.min(Term.yearOf(one.startsOn()), shown.year()), Math.max(thisYear, shown.year()))
                .map(first -> -first)
                .sorted()
                .map(first -> -first)
                .boxed()
                .toList());
        year.setValue(shown.year());
        quarter.setValue(shown.quarter());
        quarter.setVisible(shown.tab() != Tab.QUOTAS && shown.tab() != Tab.AGREEMENT && shown.tab() != Tab.REVIEW);
        year.setVisible(shown.tab() != Tab.AGREEMENT);
    }

    /** No scheme: a year alone. */
    void showYears(QuotasState shown) {
        state = shown;
        scheme.setVisible(false);
        quarter.setVisible(false);
        year.setItems(List.of(shown.year() + 1, shown.year(), shown.year() - 1));
        year.setValue(shown.year());
    }

    private static String quarterWords(int number) {
        return switch (number) {
            case 1 -> "Q1, April to June";
            case 2 -> "Q2, July to September";
            case 3 -> "Q3, October to December";
            case 4 -> "Q4, January to March";
            default -> "Whole year";
        };
    }

    private static <T> void when(Select<T> select, Consumer<T> chosen) {
        select.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                chosen.accept(event.getValue());
            }
        });
    }
}
