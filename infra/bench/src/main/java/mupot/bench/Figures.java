package mupot.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was measured, in order. */
final class Figures {

    /** One number. */
    record Figure(String name, double value, String unit) {}

    private final List<Figure> all = new ArrayList<>();

    void add(String name, double value, String unit) {
        all.add(new Figure(name, value, unit));
    }

    /** @param millis as they were measured; the middle one counts */
    void median(String name, double... millis) {
        add(name + ", median of " + millis.length, at(0.5, millis), "ms");
    }

    /** The value that this part of the measured ones doesn't exceed. */
    static double at(double part, double... measured) {
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(Math.ceil(part * sorted.length)) - 1)];
    }

    String text() {
        var text = new StringBuilder("java %s, %d cores%n"
                .formatted(Runtime.version(), Runtime.getRuntime().availableProcessors()));
        for (Figure one : all) {
            text.append(String.format(Locale.ROOT, "%-66s %12.1f %s%n", one.name(), one.value(), one.unit()));
        }
        return text.toString();
    }

    String json() {
        ObjectNode root = new JsonMapper()
                .createObjectNode()
                .put("java", Runtime.version().toString())
                .put("cores", Runtime.getRuntime().availableProcessors());
        var figures = root.putArray("figures");
        all.forEach(one -> figures.addObject()
                .put("name", one.name())
                .put("value", one.value())
                .put("unit", one.unit()));
        return root.toPrettyString();
    }
}
