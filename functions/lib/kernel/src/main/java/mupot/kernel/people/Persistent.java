package mupot.kernel.people;

import java.util.function.Function;
import mupot.kernel.book.Book;
import mupot.kernel.book.Held;
import mupot.kernel.policy.Answer;

/**
 * Takes something from a member although they are changed at the same moment: reads them anew and tries again, so that
 * nobody can hold off their own suspension by having themself changed all the time.
 */
record Persistent(Book book) {

    static final int TRIES = 5;

    Answer<Member> change(Caller caller, Held<Member> member, Function<Held<Member>, Answer<Member>> change) {
        Held<Member> latest = member;
        Answer<Member> answer = change.apply(latest);
        for (int tried = 1; tried < TRIES && isOvertaken(caller, latest, answer); tried++) {
            latest = book.find(member.ref()).orElse(latest);
            answer = change.apply(latest);
        }
        return answer;
    }

    private static boolean isOvertaken(Caller caller, Held<Member> member, Answer<Member> answer) {
        return answer.equals(Answer.refused(Once.CHANGED))
                && !caller.is(member.value().id());
    }
}
