package mupot.kernel.gate;

import java.util.Optional;
import mupot.kernel.policy.Refusal;

/** What came of a member's decision, with the sentence they are told. */
public sealed interface Decided {

    String sentence();

    /** It is signed and recorded. */
    record Recorded(String sentence) implements Decided {}

    record Refused(Refusal refusal) implements Decided {
        @Override
        public String sentence() {
            return refusal.sentence();
        }
    }

    /** As kept with the delivery: the same delivery again is answered the same. */
    default String kept() {
        return switch (this) {
            case Recorded(var sentence) -> "recorded\n" + sentence;
            case Refused(var refusal) -> refusal.code().name() + "\n" + refusal.sentence();
        };
    }

    static Optional<Decided> ofKept(String reply) {
        int end = reply.indexOf('\n');
        if (end < 0) {
            return Optional.empty();
        }
        String word = reply.substring(0, end);
        String sentence = reply.substring(end + 1);
        if (word.equals("recorded")) {
            return Optional.of(new Recorded(sentence));
        }
        for (Refusal.Code code : Refusal.Code.values()) {
            if (code.name().equals(word)) {
                return Optional.of(new Refused(new Refusal(code, sentence)));
            }
        }
        return Optional.empty();
    }
}
