package mupot.agents;

import java.util.List;
import java.util.stream.Collectors;
import mupot.kernel.memory.Provenance;
import mupot.kernel.memory.Recalled;

/** Facts as a model is told them: what people stand for as it is, what only an agent says behind a mark. */
final class Remembered {

    private Remembered() {}

    static boolean untrusted(Recalled recalled) {
        return recalled.trust() == Recalled.Trust.QUARANTINED;
    }

    /** As proposals name their influences. */
    static String source(Recalled recalled) {
        return "memory:" + recalled.fact().key();
    }

    /** So many of them, from the first one on, as have room. */
    static List<Recalled> fitting(List<Recalled> known, int most) {
        int count = 0;
        int length = 0;
        while (count < known.size() && length + told(known.get(count)).length() < most) {
            length += told(known.get(count)).length() + 1;
            count++;
        }
        return known.subList(0, count);
    }

    static String told(List<Recalled> known) {
        return known.stream().map(Remembered::told).collect(Collectors.joining("\n"));
    }

    private static String told(Recalled recalled) {
        var fact = recalled.fact();
        String head =
                fact.key() + " (" + fact.scope().key() + ", " + recalled.trust().spelled() + ", by " + who(fact.from())
                        + ", " + fact.at().toString().substring(0, 10) + ")";
        return untrusted(recalled)
                ? head + ":\n" + Fence.around(source(recalled), fact.text())
                : head + ": " + fact.text();
    }

    private static String who(Provenance from) {
        return switch (from.author()) {
            case Provenance.Author.OfMember _ -> "a member";
            case Provenance.Author.OfAgent _ -> "an agent";
        };
    }
}
