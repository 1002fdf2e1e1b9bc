package mupot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import mupot.kernel.id.Brief;

/** A list as aligned columns that fit a narrow screen: ids are shown short, empty columns left out. */
record Columns(String none, String... fields) {

    /** What a terminal would act upon or not show: control, format and half characters, line and paragraph ends. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    String of(JsonNode list) {
        JsonNode items = list.path("items");
        if (items.isEmpty()) {
            return none;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(heads());
        items.forEach(item -> rows.add(cells(item)));
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < fields.length; column++) {
                int width = width(rows, column);
                if (width > 0) {
                    line.append(padded(row.get(column), width)).append("  ");
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        if (list.path("next").isTextual()) {
            text.append("… more: --after ").append(list.path("next").asText()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private List<String> heads() {
        return java.util.Arrays.stream(fields)
                .map(field -> field.toUpperCase(Locale.ROOT))
                .toList();
    }

    private List<String> cells(JsonNode item) {
        return java.util.Arrays.stream(fields)
                .map(field -> cell(item.path(field)))
                .toList();
    }

    /** An id is shown short. Control characters from foreign texts never reach the terminal. */
    static String cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        String text = value.isContainerNode() ? joined(value) : value.asText();
        return plain(text.matches("[a-z]{3}_[0-9A-Z]{26}") ? Brief.of(text) : text);
    }

    static String plain(String text) {
        return HIDDEN.matcher(text)
                .replaceAll(found -> "<U+%04X>".formatted((int) found.group().codePointAt(0)));
    }

    private static String joined(JsonNode value) {
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(cell(part)));
        return String.join(", ", parts);
    }

    private static int width(List<List<String>> rows, int column) {
        boolean empty = rows.stream().skip(1).allMatch(row -> row.get(column).isEmpty());
        return empty
                ? 0
                : rows.stream()
                        .mapToInt(row -> row.get(column)
                                .codePointCount(0, row.get(column).length()))
                        .max()
                        .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
    }
}
