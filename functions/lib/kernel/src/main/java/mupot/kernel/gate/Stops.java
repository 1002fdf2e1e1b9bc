package mupot.kernel.gate;

import java.util.ArrayList;
import java.util.List;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Ref;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.StopSubject;

/** Every flag that stops one proposal's effect. */
final class Stops {

    private Stops() {}

    static List<Ref<StopFlag>> of(Dossier dossier) {
        GateState state = dossier.state();
        List<Ref<StopFlag>> refs = new ArrayList<>(List.of(
                Kinds.stop(new StopSubject.WholePot()),
                Kinds.stop(new StopSubject.OneSquad(state.squad())),
                Kinds.stop(new StopSubject.OneTask(state.task()))));
        dossier.body().ifPresent(body -> refs.add(Kinds.stop(new StopSubject.OneAgent(body.agent()))));
        return refs;
    }

    static Changes noneOf(Dossier dossier, Changes changes) {
        of(dossier).forEach(changes::missing);
        return changes;
    }

    static boolean stand(Dossier dossier, Book book) {
        return !book.findAll(of(dossier)).all().isEmpty();
    }
}
