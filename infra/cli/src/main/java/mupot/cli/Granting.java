package mupot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Handing out ranks and taking them back. */
final class Granting {

    private Granting() {}

    @Command(name = "grant", description = "give a member a rank on a scope")
    static final class Grant extends Common {

        @Parameters(index = "0", paramLabel = "MEMBER", description = "id, name or e-mail")
        String member = "";

        @Parameters(index = "1", paramLabel = "RANK", description = "owner, admin, lead, member, observer")
        String rank = "";

        @Option(names = "--scope", required = true, paramLabel = "SCOPE", description = "pot, department:D, squad:S")
        String scope = "";

        @Override
        public void run() {
            var body = Api.body().put("member", member).put("rank", rank).put("scope", scope);
            print(api().post("/api/v1/grants", body), ignored -> say(member + " is " + rank + " on " + scope + "."));
        }
    }

    @Command(name = "revoke", description = "take a member's rank on a scope")
    static final class Revoke extends Common {

        @Parameters(paramLabel = "MEMBER", description = "id, name or e-mail")
        String member = "";

        @Option(names = "--scope", required = true, paramLabel = "SCOPE", description = "pot, department:D, squad:S")
        String scope = "";

        @Override
        public void run() {
            var body = Api.body().put("member", member).put("scope", scope);
            print(
                    api().post("/api/v1/grants/revoke", body),
                    ignored -> say(member + " holds nothing on " + scope + " any more."));
        }
    }
}
