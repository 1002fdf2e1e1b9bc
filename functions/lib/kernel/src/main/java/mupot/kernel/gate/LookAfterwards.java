package mupot.kernel.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import mupot.kernel.Clip;
import mupot.kernel.book.Book;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Hands;
import mupot.kernel.connector.PageChecks;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteReading;
import mupot.kernel.connector.SiteUnavailable;
import mupot.kernel.connector.Surroundings;
import mupot.kernel.id.ProposalId;

/** Reads a whole site once after an effect: what else changed, and what the checks say of the pages that it was about. */
record LookAfterwards(Book book, Hands hands) {

    private static final String NOT_COMPARED = "What else changed on the site could not be compared: ";
    private static final String NOT_CHECKED = "The checks afterwards could not be made.";
    private static final int SHOWN = 20;
    private static final int LONGEST = 300;

    /** @param undoes whose effect it takes back: what follows that back to where it was is no surprise */
    Sight at(Optional<Connection> connection, ProposalId proposal, Optional<ProposalId> undoes) {
        if (connection.isEmpty()) {
            return inVain("its connection is gone.");
        }
        Optional<SiteReading> site = hands.reading(connection.get());
        return site.isEmpty()
                ? inVain("this pot can't read sites of its kind.")
                : read(site.get(), connection.get(), proposal, undoes);
    }

    /** What is told where nothing more is expected of another look. */
    static Sight.Seen inVain(String why) {
        return new Sight.Seen(List.of(), List.of(NOT_COMPARED + why, NOT_CHECKED));
    }

    private Sight read(SiteReading site, Connection connection, ProposalId proposal, Optional<ProposalId> undoes) {
        SortedMap<String, String> texts;
        try {
            texts = hands.texts(site, connection);
        } catch (SiteUnavailable unavailable) {
            return new Sight.Unreadable(unavailable.sentence());
        } catch (RuntimeException unreadable) {
            return new Sight.Unreadable("it could not be read.");
        }
        Optional<BlastRadius> radius = BlastRadius.of(book, connection, proposal, undoes);
        List<String> remarks = new ArrayList<>();
        if (radius.isEmpty()) {
            remarks.add(NOT_COMPARED + "what it was like before is not on record.");
        }
        remarks.addAll(checked(texts, targets(proposal)));
        return new Sight.Seen(
                radius.map(it -> told(it.surprises(site, Surroundings.of(texts))))
                        .orElse(List.of()),
                remarks);
    }

    private List<String> targets(ProposalId proposal) {
        return book.find(Refs.inverse(proposal)).stream()
                .flatMap(held -> held.value().payload().changes().stream())
                .map(Payload.Change::target)
                .toList();
    }

    private List<String> checked(SortedMap<String, String> texts, List<String> targets) {
        try {
            return hands.checks().check(texts).stream()
                    .filter(finding -> targets.contains(finding.target()))
                    .limit(SHOWN)
                    .map(LookAfterwards::sentence)
                    .toList();
        } catch (RuntimeException | StackOverflowError unchecked) {
            return List.of(NOT_CHECKED);
        }
    }

    private static List<String> told(List<String> all) {
        List<String> told = new ArrayList<>(all.stream()
                .limit(SHOWN)
                .map(one -> clipped("Not approved, and yet: " + one))
                .toList());
        if (all.size() > SHOWN) {
            told.add("and " + (all.size() - SHOWN) + " more");
        }
        return told;
    }

    private static String sentence(PageChecks.Finding finding) {
        return clipped(finding.target() + ": " + finding.check() + ": " + finding.what());
    }

    private static String clipped(String sentence) {
        return Clip.marked(sentence, LONGEST);
    }
}
