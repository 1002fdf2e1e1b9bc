package mupot.sitecare;

import static mupot.sitecare.Bakery.FIXTURES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import mupot.diff.UnifiedDiff;
import mupot.kernel.connector.PageChecks.Finding;
import mupot.kernel.run.Skill.Next;
import mupot.sitecare.check.Audit;
import mupot.sitecare.check.Fault;
import mupot.sitecare.page.WebSite;
import org.junit.jupiter.api.Test;

/** The planted faults of the fixtures' bakery, and nothing but them. */
class AlderBakeryTest {

    private record Planted(String page, String check, String what, boolean repaired, String why) {}

    private final Bakery found = Bakery.asFound();
    private final Next.Propose proposal = Steps.proposed(found);

    @Test
    void exactly_the_planted_faults_are_found_and_exactly_the_repairable_are_repaired() throws IOException {
        assertThat(planted()).hasSize(40);
        assertThat(audited()).containsExactlyInAnyOrderElementsOf(planted());
    }

    private static List<Planted> planted() throws IOException {
        var planted = new ArrayList<Planted>();
        Path file = FIXTURES.resolve("alder-bakery.faults.json");
        for (JsonNode node : new JsonMapper().readTree(file.toFile())) {
            planted.add(new Planted(
                    node.get("page").asText(),
                    node.get("check").asText(),
                    node.get("what").asText(),
                    node.get("repaired").asBoolean(),
                    node.get("why").asText()));
        }
        return planted;
    }

    private List<Planted> audited() {
        var site = WebSite.of(found.files(), List.of(), WebSite.Coverage.WHOLE);
        return new Audit(Steps.TODAY)
                .of(site).stream()
                        .map(fault -> new Planted(
                                fault.target(),
                                fault.check().id(),
                                fault.what(),
                                Draft.isFixed(fault.repair()),
                                Draft.why(fault)))
                        .toList();
    }

    @Test
    void what_is_left_is_what_cant_be_repaired_each_with_its_reason() throws IOException {
        List<Finding> left = planted().stream()
                .filter(fault -> !fault.repaired)
                .map(fault -> new Finding(fault.page, fault.check, fault.what + " (" + fault.why + ")"))
                .toList();
        assertThat(proposal.left()).containsExactlyInAnyOrderElementsOf(left);
    }

    @Test
    void the_repaired_site_is_the_golden_one() throws IOException {
        Path golden = FIXTURES.resolve("alder-bakery.repaired");
        if (System.getProperty("golden.update") != null) {
            for (var draft : proposal.drafts().entrySet()) {
                Files.createDirectories(golden.resolve(draft.getKey()).getParent());
                Files.writeString(golden.resolve(draft.getKey()), draft.getValue());
            }
        }
        assertThat(proposal.drafts()).isEqualTo(Bakery.in(golden).files());
    }

    @Test
    void a_repair_changes_the_line_of_its_fault_and_no_other() {
        String diff = UnifiedDiff.of(proposal.read(), proposal.drafts());
        var lines =
                diff.lines().filter(line -> line.matches("[-+](?![-+]{2} ).*")).toList();
        long removed = lines.stream().filter(line -> line.startsWith("-")).count();
        long added = lines.stream().filter(line -> line.startsWith("+")).count();
        long newViewports = 3;
        long newTitles = 1;
        assertThat(added - removed).isEqualTo(newViewports + newTitles);
        assertThat(removed).isLessThanOrEqualTo(33 - newViewports - newTitles);
    }

    @Test
    void the_repaired_site_has_only_the_faults_that_were_left() {
        var again = new Steps("").last(found.with(proposal.drafts()));
        assertThat(again).isInstanceOf(Next.Answer.class);
        var site = WebSite.of(found.with(proposal.drafts()).files(), List.of(), WebSite.Coverage.WHOLE);
        assertThat(new Audit(Steps.TODAY).of(site).stream().map(Fault::finding)).hasSameSizeAs(proposal.left());
    }

    @Test
    void the_proposal_says_what_was_checked_and_what_it_was_made_from() {
        assertThat(proposal.checks())
                .containsExactly(
                        "broken links: 11 found, 8 repaired",
                        "missing anchors: 4 found, 2 repaired",
                        "first headings: 3 found, 3 repaired",
                        "mobile viewport: 3 found, 3 repaired",
                        "stale years: 5 found, 5 repaired",
                        "missing alt texts: 5 found, 4 repaired",
                        "dead calls to action: 5 found, 4 repaired",
                        "titles: 4 found, 4 repaired",
                        "the drafts were checked with the whole site of 9 pages: no new fault");
        var read = new TreeMap<>(found.files());
        read.keySet().retainAll(proposal.drafts().keySet());
        assertThat(proposal.read()).isEqualTo(read);
        assertThat(proposal.summary())
                .isEqualTo("Repairs 33 faults on 9 pages: broken links 8, missing anchors 2, first headings 3,"
                        + " mobile viewport 3, stale years 5, missing alt texts 4, dead calls to action 4, titles 4."
                        + " 7 faults left, each with its reason.");
    }
}
