package mupot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows and what the demo prints is typed here, word for word, into a real shell. */
class CommandsTest {

    private static final String LAST_OF_THE_STORY = "Ctrl-C ends the pot";

    @TempDir
    Path folder;

    @Test
    void the_demo_prints_what_the_readme_shows_and_it_does_what_they_say() throws Exception {
        int port = free();
        Path demo = folder.resolve("demo");
        Shell first = shell(Map.of("POT_PORT", "" + port, "POT_DEMO_FOLDER", demo.toString()));
        List<List<String>> shown = readme("See it on your machine");
        String up = only(shown.get(0));

        List<String> commands;
        Shell second;
        try (Shell.Staying pot = first.stay(up)) {
            List<String> story = pot.until(LAST_OF_THE_STORY);
            commands = commands(story);
            assertThat(commands.stream().map(line -> asInTheReadme(line, port, demo)))
                    .containsExactlyElementsOf(shown.get(1));
            second = shell(exported(commands.getFirst()));

            assertThat(done(second, commands.get(1))).contains(proposal(commands));
            assertThat(done(second, commands.get(2)))
                    .contains("Pending")
                    .contains("+++")
                    .contains("---");
            assertThat(Checkout.pages(demo.resolve("site"))).isEqualTo(Checkout.pages(Checkout.bakery()));
            done(second, commands.get(3));
            awaitDone(second, commands.get(4));
            assertThat(done(second, commands.get(5)))
                    .contains("proposal.approve")
                    .contains("effect.fired");
            assertThat(done(second, commands.get(6))).contains("The chain holds");
            assertThat(Checkout.pages(demo.resolve("site"))).isEqualTo(Checkout.pages(Checkout.repairedBakery()));
            pot.kill();
        }

        try (Shell.Staying again = first.stay(up)) {
            again.until(LAST_OF_THE_STORY);
            assertThat(done(second, commands.get(4))).contains("Done");
            assertThat(done(second, commands.get(5))).contains("effect.fired");
            assertThat(done(second, commands.get(6))).contains("The chain holds");
            assertThat(Checkout.pages(demo.resolve("site"))).isEqualTo(Checkout.pages(Checkout.repairedBakery()));
        }
    }

    @Test
    void the_demo_goes_on_behind_another_port() throws Exception {
        Path demo = folder.resolve("demo");
        Shell shell = shell(Map.of("POT_DEMO_FOLDER", demo.toString()));
        for (int i = 0; i < 2; i++) {
            try (Shell.Staying pot = shell.stay("./pot up --demo --port 0")) {
                List<String> commands = commands(pot.until(LAST_OF_THE_STORY));
                assertThat(done(shell(exported(commands.getFirst())), "./pot whoami"))
                        .startsWith("ada");
            }
        }
    }

    @Test
    void an_own_local_pot_is_founded_by_typing_what_the_readme_shows() throws Exception {
        int port = free();
        Shell shell = shell(Map.of(
                "POT_PORT",
                "" + port,
                "POT_URL",
                "http://127.0.0.1:" + port,
                "POT_DATA",
                folder.resolve("pot").toString(),
                "POT_SESSION",
                folder.resolve("session.json").toString()));
        List<List<String>> shown = readme("Your own local pot");
        Path site = folder.resolve("my-site");

        try (Shell.Staying pot = shell.stay(only(shown.get(0)))) {
            assertThat(pot.until("owner ")).contains("ready http://127.0.0.1:" + port);
            String last = "";
            for (String command : shown.get(1)) {
                last = done(shell, command.replace("target/my-site", site.toString()));
            }
            assertThat(last).contains("AwaitingVerdict").contains("pot proposal approve ");
            assertThat(Checkout.pages(site)).isEqualTo(Checkout.pages(Checkout.bakery()));

            String approve =
                    last.substring(last.indexOf("pot proposal approve ")).strip();
            done(shell, "./" + approve);
            awaitDone(shell, "./pot task list");
            assertThat(done(shell, "./pot receipt verify")).contains("The chain holds");
            assertThat(Checkout.pages(site)).isNotEqualTo(Checkout.pages(Checkout.bakery()));
        }
    }

    private Shell shell(Map<String, String> environment) {
        return new Shell(environment, folder.resolve("pot.log"));
    }

    private static String done(Shell shell, String command) throws Exception {
        Shell.Left left = shell.run(command);
        assertThat(left.exitCode()).as("%s%n%s", command, left.output()).isZero();
        return left.output();
    }

    private static void awaitDone(Shell shell, String list) throws Exception {
        String tasks = "";
        for (int i = 0; i < 30 && !tasks.contains("Done"); i++) {
            tasks = done(shell, list);
            Thread.sleep(200);
        }
        assertThat(tasks).contains("Done");
    }

    /** The lines for the second shell. */
    private static List<String> commands(List<String> story) {
        return story.stream()
                .filter(line -> line.startsWith("  export ") || line.startsWith("  ./pot "))
                .map(String::strip)
                .toList();
    }

    private static String proposal(List<String> commands) {
        return commands.get(2).substring("./pot proposal show ".length());
    }

    private static String asInTheReadme(String line, int port, Path demo) {
        return line.replace(":" + port, ":8080")
                .replace(demo.toString(), "target/demo")
                .replaceFirst("(show|approve) [a-z]{3}_\\S+", "$1 PROPOSAL");
    }

    private static Map<String, String> exported(String line) {
        var variables = new java.util.HashMap<String, String>();
        for (String one : line.substring("export ".length()).split(" ")) {
            variables.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
        }
        return variables;
    }

    private static String only(List<String> block) {
        assertThat(block).hasSize(1);
        return block.getFirst();
    }

    /** The blocks of commands below a heading. */
    private static List<List<String>> readme(String heading) throws IOException {
        List<List<String>> blocks = new ArrayList<>();
        boolean here = false;
        boolean within = false;
        for (String line : Files.readAllLines(Checkout.ROOT.resolve("README.md"))) {
            if (line.startsWith("## ")) {
                here = line.equals("## " + heading);
            } else if (here && line.equals("```sh")) {
                within = true;
                blocks.add(new ArrayList<>());
            } else if (line.startsWith("```")) {
                within = false;
            } else if (here && within) {
                blocks.getLast().add(line);
            }
        }
        return blocks;
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
