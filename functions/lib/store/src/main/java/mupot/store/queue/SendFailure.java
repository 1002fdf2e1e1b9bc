package mupot.store.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some messages were not accepted, or it is not known. Sending exactly those again is right. */
public final class SendFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<Outgoing> failed;

    public SendFailure(String queue, List<Outgoing> failed, String why, @Nullable Throwable cause) {
        super("%d messages not sent to %s: %s".formatted(failed.size(), queue, why), cause);
        this.failed = List.copyOf(failed);
    }

    public List<Outgoing> failed() {
        return failed;
    }
}
