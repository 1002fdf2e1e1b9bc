package mupot.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The kill switch. */
final class Stopping {

    private Stopping() {}

    /** What both take. */
    abstract static class Switch extends Common {

        @Parameters(index = "0", defaultValue = "pot", paramLabel = "WHAT", description = "pot, squad, agent or task")
        String what = "pot";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "WHICH",
                description = "id or slug; an agent as SQUAD/AGENT")
        @Nullable
        String which;

        String subject() {
            if (what.equals("pot") != (which == null)) {
                throw Failure.usage("say `pot`, or `squad S`, `agent S/A`, `task T`");
            }
            return which == null ? what : what + ":" + which;
        }
    }

    @Command(name = "stop", description = "stop the pot, a squad, an agent or a task; at most the step in flight ends")
    static final class Stop extends Switch {

        @Option(names = "--why", defaultValue = "", paramLabel = "TEXT", description = "the reason, for the receipt")
        String why = "";

        @Override
        public void run() {
            print(
                    api().post(
                                    "/api/v1/stop",
                                    Api.body().put("subject", subject()).put("why", why)),
                    ignored -> say("Stopped. Nothing goes on until `pot resume " + what
                            + (which == null ? "" : " " + which) + "`."));
        }
    }

    @Command(name = "resume", description = "let what was stopped go on")
    static final class Resume extends Switch {

        @Override
        public void run() {
            print(api().post("/api/v1/resume", Api.body().put("subject", subject())), ignored -> say("It goes on."));
        }
    }
}
