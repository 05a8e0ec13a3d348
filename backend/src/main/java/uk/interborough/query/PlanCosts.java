package uk.interborough.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A plan of PostgreSQL as a tree, and what of its cost belongs to which field of the answer: the relations of a statement are
 * known by their aliases. What has no alias belongs to the field of what it is made from.
 */
final class PlanCosts {

    /** Nothing that may hold a value or a condition. */
    private static final Map<String, String> SHOWN = Map.of(
            "Node Type", "node",
            "Relation Name", "relation",
            "Index Name", "index",
            "Join Type", "join",
            "Startup Cost", "startupCost",
            "Total Cost", "totalCost",
            "Plan Rows", "rows",
            "Plan Width", "width");

    private static final List<String> ORDER = List.of(
            "Node Type",
            "Relation Name",
            "Index Name",
            "Join Type",
            "Startup Cost",
            "Total Cost",
            "Plan Rows",
            "Plan Width");

    private static final Set<String> ONCE = Set.of("Materialize", "Memoize", "Hash", "CTE Scan");

    private final Map<String, String> paths;
    private final Map<String, String> joins;
    private final String root;
    private final Map<String, Double> costs = new TreeMap<>();

    /**
     * @param paths of fields by alias
     * @param joins relations by the paths of fields that are one row of them
     */
    PlanCosts(Map<String, String> paths, Map<String, String> joins, String root) {
        this.paths = paths;
        this.joins = new TreeMap<>(joins);
        this.root = root;
        costs.put(root, 0.0);
    }

    /** The tree. Costs are PostgreSQL's own unit: one is a page read in order. */
    Map<String, Object> tree(JsonNode plan) {
        return tree(plan, root, 1);
    }

    /** Each field with its cost and its share of all. Unit of the share: per cent. */
    List<Map<String, Object>> shares() {
        double all = Math.max(
                costs.values().stream().mapToDouble(Double::doubleValue).sum(), Double.MIN_NORMAL);
        List<Map<String, Object>> shares = new ArrayList<>();
        costs.forEach((path, cost) -> {
            Map<String, Object> share = new LinkedHashMap<>();
            share.put("path", path);
            share.put("cost", rounded(cost));
            share.put("share", rounded(100 * cost / all));
            shares.add(share);
        });
        return shares;
    }

    private Map<String, Object> tree(JsonNode node, String around, double times) {
        String path = paths.getOrDefault(node.path("Alias").asString(""), joined(node, around));
        path = path.isEmpty() ? shortest(node, around) : path;
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", path);
        for (String name : ORDER) {
            if (node.has(name)) {
                JsonNode value = node.get(name);
                tree.put(
                        java.util.Objects.requireNonNull(SHOWN.get(name)),
                        value.isNumber() ? value.decimalValue() : value.asString());
            }
        }
        double own = node.path("Total Cost").asDouble();
        List<Map<String, Object>> inner = new ArrayList<>();
        JsonNode before = null;
        for (JsonNode child : node.path("Plans")) {
            double runs = runs(node, child, before);
            own -= runs * child.path("Total Cost").asDouble();
            inner.add(tree(child, path, times * runs));
            before = child;
        }
        costs.merge(path, Math.max(0, own) * times, Double::sum);
        if (!inner.isEmpty()) {
            tree.put("plans", inner);
        }
        return tree;
    }

    /** How often a part is run each time that the whole is. */
    private static double runs(JsonNode node, JsonNode child, @Nullable JsonNode outer) {
        return switch (child.path("Parent Relationship").asString("")) {
            case "SubPlan" -> Math.max(1, node.path("Plan Rows").asDouble());
            case "Inner" ->
                outer != null
                                && node.path("Node Type").asString("").equals("Nested Loop")
                                && !ONCE.contains(child.path("Node Type").asString(""))
                        ? Math.max(1, outer.path("Plan Rows").asDouble())
                        : 1;
            default -> 1;
        };
    }

    /** The field that is one row of this relation; of several the next that nobody had yet. Empty when none is. */
    private String joined(JsonNode node, String around) {
        String relation = node.path("Relation Name").asString("");
        for (Map.Entry<String, String> join : joins.entrySet()) {
            if (join.getValue().equals(relation) && join.getKey().startsWith(around + ".")) {
                return taken(join.getKey());
            }
        }
        return "";
    }

    private String taken(String path) {
        joins.remove(path);
        return path;
    }

    /** The outermost field of what this is made from; subplans are fields of their own. */
    private String shortest(JsonNode node, String around) {
        String found = null;
        for (JsonNode child : node.path("Plans")) {
            if (!child.path("Parent Relationship").asString("").matches("SubPlan|InitPlan")) {
                String path = paths.get(child.path("Alias").asString(""));
                String below = path != null ? path : shortest(child, around);
                if (!below.isEmpty() && (found == null || below.length() < found.length())) {
                    found = below;
                }
            }
        }
        return found == null ? around : found;
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    }
}
