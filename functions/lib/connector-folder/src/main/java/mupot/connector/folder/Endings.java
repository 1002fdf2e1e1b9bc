package mupot.connector.folder;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import mupot.kernel.connector.SiteWriting.Performed;
import mupot.kernel.id.Hash;

/** How a performance ended, in two lines: the payload's hash; the case and, in base64, its text. */
final class Endings {

    private Endings() {}

    static String written(Hash payload, Performed performed) {
        String ending =
                switch (performed) {
                    case Performed.Done done -> "done ";
                    case Performed.Stale stale -> "stale " + coded(stale.target());
                    case Performed.Failed failed -> "failed " + coded(failed.why());
                    case Performed.Unknown unknown -> "unknown " + coded(unknown.why());
                };
        return payload + "\n" + ending + "\n";
    }

    static Performed read(List<String> lines) {
        String line = lines.get(1);
        int space = line.indexOf(' ');
        String text = decoded(line.substring(space + 1));
        return switch (line.substring(0, space)) {
            case "done" -> new Performed.Done();
            case "stale" -> new Performed.Stale(text);
            case "failed" -> new Performed.Failed(text);
            case "unknown" -> new Performed.Unknown(text);
            default -> throw new IllegalStateException("the journal holds an ending that isn't known");
        };
    }

    static String coded(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String decoded(String coded) {
        return new String(Base64.getUrlDecoder().decode(coded), StandardCharsets.UTF_8);
    }
}
