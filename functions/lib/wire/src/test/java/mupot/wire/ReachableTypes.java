package mupot.wire;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import mupot.kernel.book.Kind;
import mupot.kernel.book.Kinds;

/** Our types that JSON is made of: whatever is stored, this module's own records, and what their components lead to. */
final class ReachableTypes {

    private final SortedSet<Class<?>> seen = new TreeSet<>(Comparator.comparing(Class::getName));

    static SortedSet<Class<?>> all() throws IOException, URISyntaxException, ClassNotFoundException {
        var types = new ReachableTypes();
        for (Kind<?> kind : Kinds.all()) {
            types.reach(kind.type());
        }
        Path classes = Path.of(Records.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".class")).toList()) {
                String path = classes.relativize(file).toString();
                Class<?> type = Class.forName(
                        path.substring(0, path.length() - ".class".length()).replace('/', '.'));
                if (type.isRecord()) {
                    types.reach(type);
                }
            }
        }
        return types.seen;
    }

    private void reach(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            reach(parameterized.getRawType());
            for (Type argument : parameterized.getActualTypeArguments()) {
                reach(argument);
            }
        } else if (type instanceof Class<?> plain) {
            reach(plain);
        }
    }

    private void reach(Class<?> type) {
        if (type.isArray()) {
            reach(type.getComponentType());
        }
        if (!type.getName().startsWith("mupot.") || type.isArray() || !seen.add(type)) {
            return;
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                reach(component.getGenericType());
            }
        }
        if (type.isSealed()) {
            for (Class<?> one : type.getPermittedSubclasses()) {
                reach(one);
            }
        }
    }
}
