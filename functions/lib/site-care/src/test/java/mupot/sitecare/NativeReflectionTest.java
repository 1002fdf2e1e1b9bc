package mupot.sitecare;

import static org.assertj.core.api.Assertions.assertThat;

import mupot.testkit.ReflectConfig;
import org.junit.jupiter.api.Test;

/** What a run's journal is made of, a native worker has to be told about when it is built. */
class NativeReflectionTest {

    @Test
    void what_is_noted_in_a_journal_is_registered_for_native_functions() throws Exception {
        ReflectConfig wanted = new ReflectConfig().with(Noted.class);

        assertThat(wanted.registered("site-care")).isEqualTo(wanted.json());
    }
}
