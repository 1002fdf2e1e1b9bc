package mupot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mupot.engine.aws.DynamoEngine;
import mupot.kernel.Randoms;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.PotId;
import mupot.kernel.id.Slug;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.task.AdoptTask;
import mupot.kernel.task.Filed;
import mupot.kernel.task.HandOn;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;
import mupot.store.StoredBook;
import mupot.store.UlidIds;
import mupot.testkit.DynamoDbLocal;
import mupot.testkit.lambda.aws.Call;
import mupot.testkit.lambda.aws.TableGuard;
import mupot.wire.JcsCanon;
import mupot.wire.Records;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What an agent hands on becomes a task under the very permissions that the roles have in the cloud. */
class HandingOnInTheCloudTest {

    private static final PotId POT = new PotId("handon");

    private final Clock clock = Clock.systemUTC();
    private final UlidIds ids = new UlidIds(clock);
    private final Receipts receipts = new Receipts(clock, ids, Randoms.secure());
    private final TableGuard guard = TableGuard.before(DynamoDbLocal.shared().endpoint());
    private final Map<Role, DynamoDbClient> clients =
            Stream.of(Role.API, Role.WORKER, Role.KEEPER).collect(Collectors.toMap(Function.identity(), this::client));

    @BeforeEach
    void a_deployment() {
        DynamoDbLocal.shared().createTables(POT.value());
        guard.permit(POT.value(), Checkout.permissions());
    }

    @AfterEach
    void close() {
        clients.values().forEach(DynamoDbClient::close);
        guard.close();
    }

    @Test
    void keeper_adopts_what_a_worker_handed_on_and_counts_it() {
        Task goal = filed();
        TaskId first = handedOn(goal);
        TaskId second = handedOn(goal);
        Book keeper = book(Role.KEEPER);

        new AdoptTask(keeper, receipts).adopt(first);
        new AdoptTask(keeper, receipts).adopt(second);

        for (TaskId child : List.of(first, second)) {
            assertThat(keeper.find(Refs.filed(child)).map(Held::value)).hasValueSatisfying(filed -> {
                assertThat(filed.parent()).contains(goal.id());
                assertThat(filed.creator()).isEqualTo(goal.creator());
            });
        }
        assertThat(keeper.find(Refs.children(goal.id())).orElseThrow().value().count())
                .isEqualTo(2);
        assertThat(guard.grants().calls()).isNotEmpty().allSatisfy(call -> assertThat(call.ruling())
                .isEqualTo(Call.Ruling.ALLOWED));
    }

    private Task filed() {
        var task = new Task(
                TaskId.next(ids),
                SquadId.next(ids),
                DepartmentId.next(ids),
                "Mend the site",
                "",
                "",
                MemberId.next(ids),
                "cli",
                Optional.empty(),
                new TaskState.Open(),
                List.of(),
                1,
                0,
                clock.instant());
        var filed = new Filed(task.id(), task.squad(), task.department(), task.creator(), "cli", clock.instant());
        done(Role.API, Changes.begin().create(Refs.filed(task.id()), filed).create(Refs.task(task.id()), task));
        return task;
    }

    /** As a step of a run leaves it. */
    private TaskId handedOn(Task goal) {
        Task child = new HandOn(new Slug("writer"), "Write the notice", "", "It is there.", List.of())
                .of(TaskId.next(ids), goal, clock.instant());
        done(
                Role.WORKER,
                Changes.begin()
                        .create(Refs.task(child.id()), child)
                        .hint(new Hint(
                                Hint.About.CHILD,
                                child.id().value(),
                                goal.squad().value())));
        return child.id();
    }

    private void done(Role role, Changes changes) {
        assertThat(book(role).commit(changes)).isEqualTo(new Committed.Done());
    }

    private Book book(Role role) {
        var engine = new DynamoEngine(clients.get(role), POT.value(), clock);
        return new StoredBook(engine, POT, role, new Records(), new JcsCanon(), ids, clock);
    }

    private DynamoDbClient client(Role role) {
        return DynamoDbClient.builder()
                .endpointOverride(guard.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(mupot.testkit.lambda.Role.of(role.name().toLowerCase(java.util.Locale.ROOT))
                        .credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
