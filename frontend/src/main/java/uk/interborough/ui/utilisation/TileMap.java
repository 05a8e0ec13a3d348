package uk.interborough.ui.utilisation;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import uk.interborough.ui.api.MemberWord;
import uk.interborough.ui.api.Rate;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** The members in their places, each a tile with its number printed; shade follows the number, never replaces it. */
final class TileMap extends Div {

    private static final int STEPS = 4;

    /** One stop of the Tab key; arrows move between tiles. */
    @Tag("ib-tiles")
    @JavaScript("context://interborough/elements.js")
    static final class Tiles extends HtmlContainer {}

    TileMap(Figures figures, List<Choices.Member> members, List<String> chosen, Consumer<String> onSelect) {
        MemberWord word =
                MemberWord.of(members.stream().map(Choices.Member::authority).toList());
        Tiles tiles = new Tiles();
        tiles.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", word.labels() + "; select to filter");
        List<BigDecimal> bounds = bounds(figures, members);
        members.stream().sorted(byPlace()).forEach(member -> {
            Rate rate = figures.rate(member.authority(), figures.last());
            NativeButton tile = new NativeButton();
            tile.add(
                    new Span(member.authority().name()),
                    Markup.element(
                            "strong",
                            new Span(figures.countsOnly() ? counts(figures, member) : Say.shortPercent(rate))));
            if (member.tileRow() != null && member.tileColumn() != null) {
                tile.getStyle()
                        .set("grid-row", member.tileRow().toString())
                        .set("grid-column", member.tileColumn().toString());
            }
            String code = member.authority().registerCode();
            tile.getElement()
                    .setAttribute("aria-pressed", String.valueOf(chosen.contains(code)))
                    .setAttribute("data-step", String.valueOf(step(rate, bounds)));
            tile.setId(tileId(code));
            tile.addClickListener(event -> onSelect.accept(code));
            tiles.add(tile);
        });
        tiles.setClassName("ib-wide", isWide(members));
        add(tiles);
        if (!figures.countsOnly()) {
            add(key(bounds));
        }
    }

    private static String counts(Figures figures, Choices.Member member) {
        return figures.of(member.authority(), figures.last())
                .filter(row -> row.expected() > 0)
                .map(row -> Say.number(row.received()) + " of " + Say.number(row.expected()))
                .orElse("None due");
    }

    /** Too many to stand beside something else. */
    static boolean isWide(List<Choices.Member> members) {
        return members.stream().anyMatch(member -> column(member) > 4);
    }

    /** Identifies the tile of a borough. */
    static String tileId(String registerCode) {
        return "tile-" + registerCode;
    }

    private static Comparator<Choices.Member> byPlace() {
        return Comparator.comparingInt((Choices.Member member) -> member.tileRow() == null ? 99 : member.tileRow())
                .thenComparingInt(TileMap::column);
    }

    private static int column(Choices.Member member) {
        return member.tileColumn() == null ? 0 : member.tileColumn();
    }

    /** Equal steps of whole points over the range that occurs; the first begins at a multiple of five. */
    private static List<BigDecimal> bounds(Figures figures, List<Choices.Member> members) {
        List<Double> known = members.stream()
                .map(member -> figures.rate(member.authority(), figures.last()).value())
                .filter(Objects::nonNull)
                .map(BigDecimal::doubleValue)
                .sorted()
                .toList();
        if (known.isEmpty()) {
            return List.of();
        }
        int low = (int) Math.floor(known.getFirst() / 5) * 5;
        int width = Math.max(1, (int) Math.ceil((known.getLast() - low) / STEPS));
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(i -> BigDecimal.valueOf(low + width * i))
                .toList();
    }

    private static int step(Rate rate, List<BigDecimal> bounds) {
        if (rate.value() == null || bounds.isEmpty()) {
            return 0;
        }
        BigDecimal value = rate.value();
        return Math.clamp(
                bounds.stream().filter(bound -> value.compareTo(bound) >= 0).count(), 1, STEPS);
    }

    private static UnorderedList key(List<BigDecimal> bounds) {
        UnorderedList key = new UnorderedList();
        key.addClassName("ib-key");
        for (int i = 1; i < bounds.size(); i++) {
            HtmlContainer swatch = Markup.element("i");
            swatch.getElement().setAttribute("data-step", String.valueOf(i)).setAttribute("aria-hidden", "true");
            ListItem item = new ListItem(
                    swatch, new Span(Say.number(bounds.get(i - 1)) + " to " + Say.number(bounds.get(i)) + "%"));
            key.add(item);
        }
        key.add(new ListItem(new Span(Say.NOT_AVAILABLE)));
        key.add(new ListItem(new Span(Say.NOT_APPLICABLE)));
        return key;
    }
}
