package mupot.sitecare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mupot.kernel.run.Skill;

/** A site in memory: texts by target, an empty one for what is no text. Mostly the bakery of the fixtures. */
record Bakery(SortedMap<String, String> files) implements Skill.Site {

    static final Path FIXTURES = Path.of(System.getProperty("mupot.root"), "test-fixtures", "sites");

    static Bakery asFound() {
        return in(FIXTURES.resolve("alder-bakery"));
    }

    static Bakery of(String... targetsAndTexts) {
        var files = new TreeMap<String, String>();
        for (int i = 0; i < targetsAndTexts.length; i += 2) {
            files.put(targetsAndTexts[i], targetsAndTexts[i + 1]);
        }
        return new Bakery(files);
    }

    static Bakery in(Path folder) {
        try (var paths = Files.walk(folder)) {
            var files = new TreeMap<String, String>();
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String target = folder.relativize(path).toString().replace('\\', '/');
                files.put(target, target.endsWith(".png") ? "" : Files.readString(path));
            }
            return new Bakery(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Bakery with(SortedMap<String, String> drafts) {
        var changed = new TreeMap<>(files);
        changed.putAll(drafts);
        return new Bakery(changed);
    }

    @Override
    public java.util.List<String> targets() {
        return java.util.List.copyOf(files.keySet());
    }

    @Override
    public Optional<String> read(String target) {
        return Optional.ofNullable(files.get(target)).filter(text -> !target.endsWith(".png"));
    }
}
