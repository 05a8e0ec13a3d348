package uk.interborough.ui.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines over a common row of names, in per cent. Colours are names of style properties; the element resolves them,
 * again when the colour scheme changes.
 */
public final class LineChart {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** How much a line matters: what is spoken of, or what it is compared with. */
    public enum Emphasis {
        SUBJECT("var(--ib-series-1)", 2.5),
        SECOND("var(--ib-series-2)", 2.5),
        CONTEXT("var(--ib-context)", 1.5),
        LIMIT("var(--ib-text)", 1.5);

        private final String colour;
        private final double width;

        Emphasis(String colour, double width) {
            this.colour = colour;
            this.width = width;
        }
    }

    private record Line(String name, List<@Nullable BigDecimal> values, Emphasis emphasis) {}

    private record Band(String name, List<@Nullable BigDecimal> low, List<@Nullable BigDecimal> high) {}

    private final List<String> names;
    private final List<Line> lines = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();
    private boolean bare;
    private boolean small;
    private @Nullable Range range;

    /** What the vertical axis spans. Unit: per cent. */
    public record Range(int from, int to) {

        /** Spans all values, rounded outwards to tens, at least 30 wide, so that small changes look small. */
        public static Range around(Stream<? extends @Nullable BigDecimal> values) {
            Range tight = tight(values, 10);
            int width = Math.max(30, tight.to - tight.from);
            int step = width <= 30 ? 10 : width <= 80 ? 20 : 50;
            int from = Math.max(0, tight.to - Math.ceilDiv(width, step) * step);
            return new Range(from, from + Math.ceilDiv(Math.max(width, tight.to - from), step) * step);
        }

        private static Range tight(Stream<? extends @Nullable BigDecimal> values, int step) {
            List<BigDecimal> known =
                    values.filter(Objects::nonNull).map(BigDecimal.class::cast).toList();
            double low =
                    known.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
            double high =
                    known.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(100);
            return new Range((int) Math.max(0, Math.floor(low / step) * step), (int) Math.ceil(high / step) * step);
        }

        /** Between the marks of the axis. */
        int step() {
            int width = to - from;
            return width <= 30 ? 10 : width <= 80 ? 20 : 50;
        }
    }

    public LineChart(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** Adds a line; null where there is no figure, which leaves a gap. */
    public LineChart line(String name, List<@Nullable BigDecimal> values, Emphasis emphasis) {
        lines.add(new Line(name, values, emphasis));
        return this;
    }

    /** Adds the surface between two lines, lightly; those of a fan lie upon each other. */
    public LineChart band(String name, List<@Nullable BigDecimal> low, List<@Nullable BigDecimal> high) {
        bands.add(new Band(name, low, high));
        return this;
    }

    /** The same axis for charts that are compared. */
    public LineChart range(Range shared) {
        range = shared;
        return this;
    }

    /** Without axes. */
    public LineChart bare() {
        bare = true;
        return this;
    }

    /** One of several beside each other: first and last name on the axis only. */
    public LineChart small() {
        small = true;
        return this;
    }

    /** Whether there is anything to draw. */
    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.values().stream().allMatch(Objects::isNull));
    }

    /** Whether the element is to label the two ends of the axis only. */
    boolean endsOnly() {
        return small;
    }

    String option() {
        Range span = range != null ? range : ownRange();
        ObjectNode option = JSON.objectNode();
        option.set("grid", grid());
        option.set("xAxis", xAxis());
        option.set("yAxis", yAxis(span));
        option.set("tooltip", JSON.objectNode().put("trigger", "axis").put("confine", true));
        ArrayNode series = option.putArray("series");
        lines.stream().filter(line -> line.emphasis() == Emphasis.CONTEXT).forEach(line -> series.add(series(line)));
        lines.stream().filter(line -> line.emphasis() != Emphasis.CONTEXT).forEach(line -> series.add(series(line)));
        bands.forEach(band -> surface(series, band)); // last: whoever reads the lines by keyboard counts from the first
        return option.toString();
    }

    /** What is below it, unseen, and upon that its height. */
    private static void surface(ArrayNode series, Band band) {
        ArrayNode below = unseen(series.addObject(), band).putArray("data");
        ObjectNode seen = unseen(series.addObject(), band);
        seen.putObject("areaStyle").put("color", "var(--ib-series-1)").put("opacity", 0.16);
        ArrayNode height = seen.putArray("data");
        for (int i = 0; i < band.low.size(); i++) {
            BigDecimal low = band.low.get(i);
            BigDecimal high = band.high.get(i);
            if (low == null || high == null) {
                below.add("-");
                height.add("-");
            } else {
                below.add(low);
                height.add(high.subtract(low));
            }
        }
    }

    private static ObjectNode unseen(ObjectNode series, Band band) {
        series.put("type", "line")
                .put("name", band.name)
                .put("stack", band.name)
                .put("silent", true);
        series.put("symbol", "none").put("z", 1).putObject("lineStyle").put("width", 0);
        series.putObject("tooltip").put("show", false);
        return series;
    }

    private Range ownRange() {
        Stream<@Nullable BigDecimal> values = lines.stream().flatMap(line -> line.values().stream());
        return bare ? Range.tight(values, 5) : Range.around(values);
    }

    private ObjectNode grid() {
        return bare
                ? JSON.objectNode().put("left", 4).put("right", 8).put("top", 6).put("bottom", 6)
                : JSON.objectNode()
                        .put("left", 40)
                        .put("right", labelled() ? 96 : small ? 16 : 22)
                        .put("top", 10)
                        .put("bottom", small ? 26 : 44);
    }

    /** Several lines of the same weight are named where they end. */
    private boolean labelled() {
        return !bare && !small && lines.size() > 1;
    }

    private ObjectNode xAxis() {
        ObjectNode axis = JSON.objectNode().put("type", "category").put("boundaryGap", false);
        ArrayNode data = axis.putArray("data");
        names.forEach(data::add);
        axis.put("show", !bare);
        ObjectNode label = axis.putObject("axisLabel").put("color", "var(--ib-secondary)");
        label.put("hideOverlap", false).put("lineHeight", 16);
        if (small) {
            label.put("alignMinLabel", "left").put("alignMaxLabel", "right");
        }
        axis.putObject("axisLine").putObject("lineStyle").put("color", "var(--ib-axis)");
        axis.putObject("axisTick").put("show", false);
        return axis;
    }

    private ObjectNode yAxis(Range span) {
        ObjectNode axis = JSON.objectNode()
                .put("type", "value")
                .put("show", !bare)
                .put("min", span.from())
                .put("max", span.to());
        axis.put("interval", bare ? span.to() - span.from() : span.step());
        axis.putObject("axisLabel").put("color", "var(--ib-secondary)").put("formatter", "{value}%");
        axis.putObject("splitLine").putObject("lineStyle").put("color", "var(--ib-line)");
        return axis;
    }

    private ObjectNode series(Line line) {
        boolean context = line.emphasis() == Emphasis.CONTEXT;
        ObjectNode series = JSON.objectNode()
                .put("type", "line")
                .put("name", line.name())
                .put("showSymbol", true)
                .put("symbol", "circle")
                .put("symbolSize", 7);
        series.putObject("lineStyle").put("width", line.emphasis().width).put("type", context ? "dashed" : "solid");
        series.putObject("itemStyle").put("color", line.emphasis().colour);
        ArrayNode data = series.putArray("data");
        for (int i = 0; i < line.values().size(); i++) {
            data.add(point(line, i));
        }
        if (labelled()) {
            series.putObject("endLabel")
                    .put("show", true)
                    .put("formatter", "{a}")
                    .put("color", line.emphasis().colour)
                    .put("width", 88)
                    .put("overflow", "break");
            series.putObject("labelLayout").put("moveOverlap", "shiftY");
        }
        return series;
    }

    private static ObjectNode point(Line line, int i) {
        ObjectNode point = JSON.objectNode();
        BigDecimal value = line.values().get(i);
        if (value == null) {
            return point.put("value", "-");
        }
        point.put("value", value);
        boolean last = i == line.values().size() - 1;
        boolean alone = (i == 0 || line.values().get(i - 1) == null)
                && (last || line.values().get(i + 1) == null);
        if (line.emphasis() != Emphasis.CONTEXT && line.emphasis() != Emphasis.LIMIT && last || alone) {
            point.put("symbol", "circle").put("symbolSize", 7);
        } else {
            point.put("symbol", "none");
        }
        return point;
    }
}
