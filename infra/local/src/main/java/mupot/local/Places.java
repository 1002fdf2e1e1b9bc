package mupot.local;

import java.nio.file.Path;
import java.util.Map;

/** Where a local pot keeps its folder if nobody says: as the command line looks for it. */
final class Places {

    private Places() {}

    static Path data(Map<String, String> environment) {
        String named = environment.get("POT_DATA");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        String home = environment.get("XDG_DATA_HOME");
        Path base = home == null || home.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(home);
        return base.resolve("pot");
    }
}
