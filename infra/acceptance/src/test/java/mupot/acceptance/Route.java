package mupot.acceptance;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One operation of the HTTP door, as its resource declares it.
 *
 * @param path with its {@code {parameters}}
 */
record Route(String method, String path, boolean takesBody) {

    private static final Map<Class<? extends Annotation>, String> METHODS = Map.of(
            GET.class, "GET", POST.class, "POST", PUT.class, "PUT", DELETE.class, "DELETE", PATCH.class, "PATCH");

    /** Every one there is. */
    static List<Route> all() throws IOException, ClassNotFoundException {
        var classes = Checkout.ROOT.resolve("functions/lib/http/target/classes");
        List<Route> routes = new ArrayList<>();
        try (Stream<java.nio.file.Path> files = Files.list(classes.resolve("mupot/http"))) {
            for (var file : files.sorted().toList()) {
                String name = classes.relativize(file).toString().replace('/', '.');
                if (name.endsWith(".class")) {
                    collect(Class.forName(name.substring(0, name.length() - ".class".length())), routes);
                }
            }
        }
        return routes;
    }

    String name() {
        return method + " " + path;
    }

    boolean hasParameter() {
        return path.contains("{");
    }

    boolean isList() {
        return method.equals("GET") && !hasParameter() && path.startsWith("/api/");
    }

    /** Those that let someone in, tell of health, or are signed. */
    boolean needsToken() {
        return (path.startsWith("/api/") || path.equals("/health/deep"))
                && !path.equals("/api/v1/init")
                && !path.equals("/api/v1/accept");
    }

    /** @param value already escaped */
    String with(String value) {
        return path.replaceAll("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(value));
    }

    private static void collect(Class<?> type, List<Route> routes) {
        Path base = type.getAnnotation(Path.class);
        if (base == null) {
            return;
        }
        for (Method method : type.getDeclaredMethods()) {
            METHODS.forEach((annotation, verb) -> {
                if (method.isAnnotationPresent(annotation)) {
                    routes.add(new Route(verb, joined(base, method.getAnnotation(Path.class)), takesBody(method)));
                }
            });
        }
    }

    private static boolean takesBody(Method method) {
        return Stream.of(method.getParameterTypes()).anyMatch(Class::isRecord);
    }

    private static String joined(Path base, @org.jspecify.annotations.Nullable Path own) {
        String tail = own == null ? "" : "/" + own.value();
        String whole = ("/" + base.value() + tail).replaceAll("/+", "/");
        return whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }
}
