package mupot.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A shell's completion script. */
@Command(name = "completion", description = "print a completion script: bash, zsh or fish")
final class Completion extends Common {

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish")
    String shell = "";

    @Override
    public void run() {
        String bash = AutoComplete.bash("pot", Main.commandLine());
        switch (shell) {
            case "bash" -> say(bash);
            case "zsh" -> say("autoload -U +X bashcompinit && bashcompinit\n" + bash);
            case "fish" -> say(fish());
            default -> throw Failure.usage("bash, zsh or fish");
        }
    }

    private static String fish() {
        StringBuilder script = new StringBuilder("complete -c pot -f\n");
        Main.commandLine().getSubcommands().forEach((name, command) -> {
            script.append("complete -c pot -n __fish_use_subcommand -a ")
                    .append(name)
                    .append('\n');
            command.getSubcommands().keySet().forEach(word -> script.append(
                            "complete -c pot -n '__fish_seen_subcommand_from ")
                    .append(name)
                    .append("' -a ")
                    .append(word)
                    .append('\n'));
        });
        return script.toString();
    }
}
