package mupot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A list as aligned columns no wider than the screen: empty columns are left out, long texts cut. Where even that doesn't
 * fit, each item has lines of its own.
 *
 * @param width how many characters a line may have
 */
record Columns(int width, String none, String... fields) {

    private static final String GAP = "  ";
    private static final int LEAST = 16;

    String of(JsonNode list) {
        JsonNode items = list.path("items");
        if (items.isEmpty()) {
            return none;
        }
        List<List<String>> rows = new ArrayList<>();
        items.forEach(item -> rows.add(
                Arrays.stream(fields).map(field -> Cells.named(item, field)).toList()));
        List<String> lines = fitting(rows);
        if (list.path("next").isTextual()) {
            lines.add("… more: --after " + Cells.cell(list.path("next")));
        }
        return String.join("\n", lines);
    }

    private List<String> fitting(List<List<String>> rows) {
        List<Integer> filled = IntStream.range(0, fields.length)
                .filter(column -> rows.stream().anyMatch(row -> !row.get(column).isEmpty()))
                .boxed()
                .toList();
        List<List<String>> table = new ArrayList<>();
        table.add(filled.stream().map(column -> head(fields[column])).toList());
        rows.forEach(row -> table.add(filled.stream().map(row::get).toList()));
        int[] widths = new int[filled.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = table.stream()
                    .mapToInt(row -> Cells.length(row.get(column)))
                    .max()
                    .orElse(0);
        }
        return shrunk(widths) ? aligned(table, widths) : stacked(table.subList(1, table.size()));
    }

    /** Takes from the widest column until all fit; false: they would no longer be readable. */
    private boolean shrunk(int[] widths) {
        int gaps = GAP.length() * (widths.length - 1);
        for (int over = IntStream.of(widths).sum() + gaps - width; over > 0; over--) {
            int widest = IntStream.range(0, widths.length)
                    .reduce((a, b) -> widths[b] >= widths[a] ? b : a)
                    .orElseThrow();
            if (widths[widest] <= LEAST) {
                return false;
            }
            widths[widest]--;
        }
        return true;
    }

    private static List<String> aligned(List<List<String>> table, int[] widths) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = Cells.cut(row.get(i), widths[i]);
                line.append(cell)
                        .append(" ".repeat(widths[i] - Cells.length(cell)))
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private List<String> stacked(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            String line = "";
            for (String cell : row.stream().filter(one -> !one.isEmpty()).toList()) {
                if (line.isEmpty()) {
                    line = Cells.cut(cell, width);
                } else if (Cells.length(line + GAP + cell) <= width) {
                    line += GAP + cell;
                } else {
                    lines.add(line);
                    line = GAP + Cells.cut(cell, width - GAP.length());
                }
            }
            lines.add(line);
        }
        return lines;
    }

    /** {@code expiresAt} as {@code EXPIRES}. */
    private static String head(String field) {
        return (field.length() > 2 && field.endsWith("At") ? field.substring(0, field.length() - 2) : field)
                .toUpperCase(Locale.ROOT);
    }
}
