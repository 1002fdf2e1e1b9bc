package mupot.cli;

import picocli.CommandLine;

/** Starts {@code pot}. */
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Pot());
        line.setExecutionExceptionHandler(new Failures());
        line.setParameterExceptionHandler(new WrongUsage());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }
}
