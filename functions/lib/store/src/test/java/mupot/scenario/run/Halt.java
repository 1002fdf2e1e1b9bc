package mupot.scenario.run;

/** The process dies here. An error, so that nothing that goes on after failures goes on after this. */
final class Halt extends Error {

    private static final long serialVersionUID = 1L;

    Halt(int call) {
        super("halted at call " + call);
    }
}
