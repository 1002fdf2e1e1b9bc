package mupot.kernel.policy;

import java.util.function.Function;

/** What a use case came to: something, or a refusal fit for the person who asked. */
public sealed interface Answer<T> {

    record Given<T>(T value) implements Answer<T> {}

    record Refused<T>(Refusal refusal) implements Answer<T> {}

    static <T> Answer<T> given(T value) {
        return new Given<>(value);
    }

    static <T> Answer<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    static <T> Answer<T> refused(Refusal.Code code, String sentence) {
        return new Refused<>(new Refusal(code, sentence));
    }

    static Answer<Permit> of(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Granted(var permit) -> given(permit);
            case Ruling.Denied(var refusal) -> refused(refusal);
        };
    }

    /** Goes on with what was given; a refusal stays what it is. */
    default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
        return switch (this) {
            case Given<T>(var value) -> next.apply(value);
            case Refused<T>(var refusal) -> refused(refusal);
        };
    }

    default <R> Answer<R> as(Function<? super T, R> shape) {
        return then(value -> given(shape.apply(value)));
    }
}
