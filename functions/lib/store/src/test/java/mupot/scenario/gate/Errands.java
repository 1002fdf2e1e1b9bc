package mupot.scenario.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mupot.kernel.book.Role;
import mupot.kernel.gate.OfferUndo;
import mupot.kernel.keeper.Dispatch;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Sweep;

/** What keeper does by itself, and what those do whom it hints: nothing else moves the pot along. */
final class Errands {

    /** The process that does it ends here. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final GatePot pot;
    private final List<Hint> sent = new ArrayList<>();

    Errands(GatePot pot) {
        this.pot = pot;
    }

    /** Some of keeper's minutes, and all hints carried to whom they are for. */
    void pass(Duration time) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plusMinutes(1)) {
            pot.clock.advance(Duration.ofMinutes(1));
            sweep().tick();
            carry();
        }
    }

    /** A local pot starts again. */
    void restart() {
        pot.boot++;
        sweep().restart();
        pass(Duration.ofMinutes(2));
    }

    /** Every hint that went out so far. */
    List<Hint> sent() {
        return List.copyOf(sent);
    }

    private int carried;

    private void carry() {
        while (carried < sent.size()) {
            Hint hint = sent.get(carried++);
            if (hint.about() == Hint.About.VERDICT) {
                try {
                    pot.perform(hint.proposal().orElseThrow());
                } catch (Killed killed) {
                    assertThat(killed).isNotNull();
                }
            } else if (hint.about() == Hint.About.UNDO) {
                new OfferUndo(pot.book(Role.WORKER), pot.receipts).on(hint);
            }
        }
    }

    private Sweep sweep() {
        var keeper = pot.book(Role.KEEPER);
        var dispatch = new Dispatch(keeper, (queue, hints) -> sent.addAll(hints), pot::open, pot.receipts);
        return new Sweep(keeper, dispatch, pot.dues(), pot.clock);
    }
}
