package mupot.testkit;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a native function has to be told when it is built, so that JSON can be made of our types: the given ones, and all
 * that their components lead to.
 */
public final class ReflectConfig {

    private final SortedSet<Class<?>> types = new TreeSet<>(Comparator.comparing(Class::getName));

    /** This type, what its components are made of, and what it may be if it is sealed. */
    public ReflectConfig with(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            with(parameterized.getRawType());
            for (Type argument : parameterized.getActualTypeArguments()) {
                with(argument);
            }
        } else if (type instanceof Class<?> plain) {
            reach(plain);
        }
        return this;
    }

    public SortedSet<Class<?>> types() {
        return new TreeSet<>(types);
    }

    /** As native-image reads it. */
    public String json() {
        return types.stream()
                .map(Class::getName)
                .map(
                        """
                        {"name": "%s", "allDeclaredConstructors": true, "allDeclaredMethods": true, \
                        "allDeclaredFields": true, "allRecordComponents": true, "allPermittedSubclasses": true}"""
                                ::formatted)
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    /**
     * What is registered in a library of functions; with {@code -Dgolden.update=true} this is written there before.
     *
     * @param library its folder's name
     */
    public String registered(String library) throws IOException {
        Path file = Path.of(
                System.getProperty("mupot.root"),
                "functions/lib/%s/src/main/resources/META-INF/native-image/mupot/mupot-%s/reflect-config.json"
                        .formatted(library, library));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, json());
        }
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void reach(Class<?> type) {
        if (type.isArray()) {
            reach(type.getComponentType());
        }
        if (!type.getName().startsWith("mupot.") || type.isArray() || !types.add(type)) {
            return;
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                with(component.getGenericType());
            }
        }
        if (type.isSealed()) {
            for (Class<?> one : type.getPermittedSubclasses()) {
                reach(one);
            }
        }
    }
}
