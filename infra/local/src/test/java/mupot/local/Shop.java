package mupot.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small site with a fault on each of its pages that an agent can mend. */
record Shop(Path root) {

    private static final Map<String, String> PAGES = Map.of(
            "index.html", page("Alder Shop", "Welcome to the shop", "<p><a href=\"about.html\">About</a></p>"),
            "about.html", page("About Alder Shop", "About us", "<p><a href=\"news/may.html\">News</a></p>"),
            "news/may.html", page("News of May", "What is new", "<p><a href=\"../index.html\">Home</a></p>"));

    /** As it was before anyone worked on it, and nothing else. */
    void reset() {
        Trees.delete(root);
        PAGES.forEach((name, text) -> {
            try {
                Files.createDirectories(root.resolve(name).getParent());
                Files.writeString(root.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static SortedMap<String, String> before() {
        return new TreeMap<>(PAGES);
    }

    /** Every file there is now, by its path. */
    SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String page(String title, String heading, String rest) {
        return """
               <!DOCTYPE html>
               <html lang="en">
               <head>
                 <meta charset="utf-8">
                 <title>%s</title>
               </head>
               <body>
                 <h1>%s</h1>
                 %s
               </body>
               </html>
               """
                .formatted(title, heading, rest);
    }
}
