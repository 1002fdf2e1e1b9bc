package mupot.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that shows a list page by page. */
abstract class Paged extends Common {

    @Option(names = "--after", paramLabel = "CURSOR", description = "go on where a list stopped")
    @Nullable
    String after;
}
