package mupot.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import mupot.store.contract.EngineContract;
import mupot.store.contract.MovableClock;
import mupot.store.contract.Place;
import mupot.store.seam.Engine;
import mupot.store.seam.EngineFailure;
import mupot.store.seam.Outcome;
import mupot.store.seam.Range;
import mupot.store.seam.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEngineTest implements EngineContract {

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private Opened opened;
    private SqliteEngine engine;

    @BeforeEach
    void open() {
        opened = Opened.in(folder);
        engine = new SqliteEngine(opened.file(), clock);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Test
    void items_and_tokens_outlive_the_process() {
        var at = Place.inWork();
        var addition = new Transaction("once", List.of(at.add("a", 1)));
        assertThat(settle(addition)).isEqualTo(COMMITTED);

        close();
        open();

        assertThat(settle(addition)).isEqualTo(COMMITTED);
        assertThat(read(at.key("a"))).contains(at.item("a", 1));
    }

    @Test
    void a_row_of_any_shape_hides_no_other() throws Exception {
        var at = Place.inWork();
        given(at.item("a", 1), at.item("b", 1), at.item("c", 1));
        spoil("a", "not json");
        spoil("b", "{\"ver\":\"1\",\"b\":true}");

        assertThat(read(at.key("a")).orElseThrow().version()).isZero();
        assertThat(engine.query(at.all(Range.Order.ASCENDING), null, 10, Engine.Freshness.CONSISTENT)
                        .items())
                .hasSize(3)
                .contains(at.item("c", 1));
    }

    private void spoil(String sort, String image) throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteFile.NAME));
                var update = other.prepareStatement("UPDATE item SET image = ? WHERE sk = ?")) {
            update.setString(1, image);
            update.setBytes(2, sort.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void a_token_is_forgotten_after_ten_minutes() {
        var at = Place.inWork();
        var addition = Place.transaction(at.add("a", 1));
        assertThat(settle(addition)).isEqualTo(COMMITTED);
        clock.advance(Duration.ofMinutes(10));

        assertThat(settle(addition)).isEqualTo(COMMITTED);

        assertThat(read(at.key("a")).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void tidying_removes_expired_rows_and_only_those() throws Exception {
        var at = Place.inWork();
        for (int i = 0; i < 5; i++) {
            given(at.expiring("old" + i, 1, clock.instant().plusSeconds(1)));
        }
        given(at.expiring("young", 1, clock.instant().plusSeconds(60)), at.item("lasting", 1));
        clock.advance(Duration.ofSeconds(1));

        assertThat(engine.tidy(3)).isEqualTo(3);
        assertThat(engine.tidy(3)).isEqualTo(2);
        assertThat(engine.tidy(3)).isZero();

        assertThat(read(at.key("young"))).isPresent();
        assertThat(read(at.key("lasting"))).isPresent();
    }

    @Test
    void a_file_that_another_program_keeps_locked_is_busy_and_then_free_again() throws Exception {
        var at = Place.inWork();
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteFile.NAME));
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThat(engine.commit(Place.transaction(at.add("a", 1)))).isEqualTo(new Outcome.Busy());
            statement.execute("ROLLBACK");
        }

        assertThat(settle(at.add("a", 1))).isEqualTo(COMMITTED);
    }

    @Test
    void a_closed_file_is_a_failure_and_no_endless_wait() {
        var at = Place.inWork();
        close();

        assertThatThrownBy(() -> read(at.key("a"))).isInstanceOf(EngineFailure.class);
        assertThatThrownBy(() -> engine.commit(Place.transaction(at.add("a", 1))))
                .isInstanceOf(EngineFailure.class);
        open();
    }

    @Test
    void a_file_of_a_newer_version_is_left_alone() throws Exception {
        close();
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteFile.NAME));
                var statement = other.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        try (var lock = FolderLock.take(folder)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> SqliteFile.open(lock))
                    .withMessageContaining("newer version");
        }
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteFile.NAME));
                var statement = other.createStatement()) {
            statement.execute("PRAGMA user_version = 1");
        }
        open();
    }
}
