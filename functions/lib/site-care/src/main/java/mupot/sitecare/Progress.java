package mupot.sitecare;

import java.util.List;
import java.util.Optional;
import mupot.kernel.run.Step;

/** How far the journal says the run is, since the site was last listed. */
record Progress(Optional<Noted.Listed> listed, int listings, int audited, boolean drafted, boolean checked) {

    static Progress in(List<Step> journal) {
        var progress = new Progress(Optional.empty(), 0, 0, false, false);
        for (Step step : journal) {
            var noted = Noted.read(step);
            if (noted.isPresent()) {
                progress = progress.after(noted.get());
            }
        }
        return progress;
    }

    private Progress after(Noted noted) {
        return switch (noted) {
            case Noted.Listed now -> new Progress(Optional.of(now), listings + 1, 0, false, false);
            case Noted.Audited now -> new Progress(listed, listings, now.until(), false, false);
            case Noted.Drafted now -> new Progress(listed, listings, audited, true, false);
            case Noted.Checked now -> new Progress(listed, listings, audited, true, true);
        };
    }
}
