package mupot.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.SquadId;
import org.junit.jupiter.api.Test;

/** What holds of every actor with any grants, walked over thousands of them. */
class PolicyTest {

    private static final int ROUNDS = 5000;
    private static final DepartmentId DEPARTMENT = new DepartmentId("dep_01J0000000000000000000000A");
    private static final DepartmentId ELSEWHERE = new DepartmentId("dep_01J0000000000000000000000B");
    private static final List<Scope> SCOPES = List.of(
            Scope.POT,
            new Scope.Department(DEPARTMENT),
            new Scope.Department(ELSEWHERE),
            new Scope.Squad(DEPARTMENT, new SquadId("sqd_01J0000000000000000000000A")),
            new Scope.Squad(DEPARTMENT, new SquadId("sqd_01J0000000000000000000000B")),
            new Scope.Squad(ELSEWHERE, new SquadId("sqd_01J0000000000000000000000C")));

    private final Random random = new Random(7);

    @Test
    void nobody_hands_on_more_than_their_own_rank_there() {
        for (int i = 0; i < ROUNDS; i++) {
            Actor actor = actor(grants());
            Scope scope = any(SCOPES);
            Rank handed = any(List.of(Rank.values()));

            Ruling ruling = Policy.mayUpon(actor, Command.GRANT_RANK, scope, grants(), Optional.of(handed));

            if (ruling instanceof Ruling.Granted) {
                assertThat(actor.grants().rankOn(scope).orElseThrow().atLeast(handed))
                        .isTrue();
            }
        }
    }

    @Test
    void nobody_acts_on_someone_who_outranks_them_there() {
        for (int i = 0; i < ROUNDS; i++) {
            Actor actor = actor(grants());
            Grants target = grants();
            Scope scope = any(SCOPES);
            for (Command command : commands(Command.Ceiling.OTHER)) {
                if (Policy.mayUpon(actor, command, scope, target, Optional.empty()) instanceof Ruling.Granted) {
                    Rank own = actor.grants().rankOn(scope).orElseThrow();
                    assertThat(target.rankOn(scope).filter(theirs -> !own.atLeast(theirs)))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void no_command_is_granted_below_its_least_rank() {
        for (int i = 0; i < ROUNDS; i++) {
            Actor actor = actor(grants());
            Scope scope = any(SCOPES);
            for (Command command : commands(Command.Ceiling.NONE)) {
                Optional<Rank> rank = actor.grants().rankOn(scope);
                assertThat(Policy.may(actor, command, scope) instanceof Ruling.Granted)
                        .isEqualTo(rank.isPresent() && rank.get().atLeast(command.least()));
            }
        }
    }

    @Test
    void a_grant_reaches_down_and_never_upward_or_aside() {
        for (Scope held : SCOPES) {
            for (Scope asked : SCOPES) {
                var grants = new Grants(List.of(new Grant(held, Rank.OWNER)));

                assertThat(grants.rankOn(asked).isPresent()).isEqualTo(held.contains(asked));
                if (!held.equals(asked) && held.contains(asked)) {
                    assertThat(asked.contains(held)).isFalse();
                }
            }
        }
        assertThat(SCOPES.subList(1, SCOPES.size())).noneMatch(scope -> scope.contains(Scope.POT));
    }

    @Test
    void a_token_never_adds_to_what_its_member_holds() {
        for (int i = 0; i < ROUNDS; i++) {
            Grants own = grants();
            Grants limit = grants();
            Grants narrowed = own.within(limit);
            for (Scope scope : SCOPES) {
                narrowed.rankOn(scope).ifPresent(rank -> {
                    assertThat(own.rankOn(scope)).hasValueSatisfying(it -> assertThat(it.atLeast(rank))
                            .isTrue());
                    assertThat(limit.rankOn(scope)).hasValueSatisfying(it -> assertThat(it.atLeast(rank))
                            .isTrue());
                });
            }
        }
    }

    @Test
    void no_grants_open_no_command_and_no_query() {
        Actor nobody = actor(Grants.NONE);

        for (Scope scope : SCOPES) {
            for (Command command : commands(Command.Ceiling.NONE)) {
                assertThat(Policy.may(nobody, command, scope)).isInstanceOf(Ruling.Denied.class);
            }
            for (Query query : Query.values()) {
                assertThat(Policy.sees(nobody, query, scope)).isFalse();
            }
        }
    }

    @Test
    void what_is_for_oneself_is_done_for_nobody_else() {
        Actor owner = actor(new Grants(List.of(new Grant(Scope.POT, Rank.OWNER))));
        var other = new MemberId("mem_01J0000000000000000000000B");

        for (Command command : commands(Command.Ceiling.SELF)) {
            assertThat(Policy.mayForSelf(owner, command, other)).isInstanceOf(Ruling.Denied.class);
            assertThat(Policy.mayForSelf(owner, command, owner.member())).isInstanceOf(Ruling.Granted.class);
        }
    }

    private static List<Command> commands(Command.Ceiling ceiling) {
        return List.of(Command.values()).stream()
                .filter(command -> command.ceiling() == ceiling)
                .toList();
    }

    private static Actor actor(Grants grants) {
        return new Actor(new MemberId("mem_01J0000000000000000000000A"), "Ada", Door.CLI, grants, 1, "d");
    }

    private Grants grants() {
        List<Grant> grants = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            grants.add(new Grant(any(SCOPES), any(List.of(Rank.values()))));
        }
        return new Grants(grants);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
