package mupot.cli;

import picocli.CommandLine.Command;

/** What is well and what isn't. */
@Command(name = "doctor", description = "ask every part of the pot how it is")
final class Doctor extends Common {

    @Override
    public void run() {
        print(api().get("/health/deep"), health -> {
            say("pot " + Cells.cell(health.path("pot")) + ", version " + Cells.cell(health.path("version")));
            health.path("parts")
                    .forEach(part -> say("  " + (part.path("ok").asBoolean() ? "ok    " : "FAILED") + "  "
                            + Cells.cell(part.path("name")) + "  " + Cells.cell(part.path("detail"))));
            if (!health.path("ok").asBoolean()) {
                throw Failure.refused("unwell", "Something is wrong with the pot.", "");
            }
        });
    }
}
