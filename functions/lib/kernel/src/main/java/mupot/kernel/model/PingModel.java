package mupot.kernel.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.budget.Amount;
import mupot.kernel.budget.Purse;
import mupot.kernel.budget.Spender;
import mupot.kernel.id.Slug;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.stop.StopSubject;

/**
 * Tries a model with one short question and writes down what came of it. A stopped pot asks no model anything. What it can
 * cost at most is set aside from the pot's budget before; of a model whose price nobody knows only the tokens are, unless
 * no money may be spent at all.
 */
public record PingModel(Book book, ModelPort models, Receipts receipts, Clock clock) {

    /** Room for a word, and for a model that thinks before it speaks. */
    private static final int ROOM = 256;

    /** What the question takes at most: no token is shorter than a byte. */
    private static final Usage DEAREST = new Usage(256, ROOM);

    private static final String USED_UP =
            "What the pot's budget allows for today is used up. Raise it with `pot budget set`, or try tomorrow (UTC).";

    private static final Pattern SUBJECT = Pattern.compile("([a-z0-9-]{1,40})\\.([0-9A-Za-z]{26})");
    private static final List<Turn> QUESTION =
            List.of(new Turn.System("You are being tried."), new Turn.User("Answer with the one word: pong"));

    public Outcome on(Hint hint) {
        Matcher subject = SUBJECT.matcher(hint.subject());
        return subject.matches()
                ? ping(Slug.of(subject.group(1)), subject.group(2))
                : new Outcome.Poison("a hint to try a model that names none");
    }

    private Outcome ping(Slug name, String id) {
        var stop = Refs.stop(new StopSubject.WholePot());
        var found = book.findAll(List.of(Refs.model(name), Refs.ping(name), stop, Refs.limits(new Spender.Pot())));
        Optional<Model> model = found.get(Refs.model(name)).map(Held::value);
        Optional<Held<ModelPing>> before = found.get(Refs.ping(name));
        boolean done =
                before.filter(held -> held.value().id().compareTo(id) >= 0).isPresent();
        if (model.isEmpty() || done) {
            return Outcome.DONE;
        }
        Purse purse = Purse.ofPot(found);
        Instant start = clock.instant();
        if (found.get(stop).isPresent()) {
            return fails(before, name, id, "The pot is stopped. Resume it, then try again.");
        }
        Amount need = amount(model.get(), DEAREST);
        LocalDate today = LocalDate.ofInstant(start, ZoneOffset.UTC);
        boolean free = model.get().price().isPresent() || !purse.allowsNoMoney();
        if (!free || !(book.commit(purse.take(Changes.begin(), today, need)) instanceof Committed.Done)) {
            return fails(before, name, id, USED_UP);
        }
        ModelReply reply = models.ask(new ModelCall(model.get(), QUESTION, List.of(), ROOM));
        Instant end = clock.instant();
        var ping = new ModelPing(id, name, end, Duration.between(start, end).toMillis(), result(model.get(), reply));
        Amount owed = used(model.get(), reply, need).minus(need);
        return write(before, ping, changes -> purse.owe(changes, today, owed));
    }

    private Outcome fails(Optional<Held<ModelPing>> before, Slug name, String id, String why) {
        return write(
                before,
                new ModelPing(id, name, clock.instant(), 0, new ModelPing.Result.Failed(why)),
                UnaryOperator.identity());
    }

    /** What was lost on its way back counts as the dearest that it could have been. */
    private static Amount used(Model model, ModelReply reply, Amount need) {
        return switch (reply) {
            case ModelReply.Said said -> amount(model, said.usage());
            case ModelReply.Later(var _, var _, var perhapsPaid) -> perhapsPaid ? need : Amount.NOTHING;
            case ModelReply.Refused _ -> Amount.NOTHING;
            case ModelReply.Garbled _ -> need;
        };
    }

    private static Amount amount(Model model, Usage usage) {
        return Amount.of(
                model.price().map(price -> price.cost(usage)).orElse(0L), usage.inputTokens() + usage.outputTokens());
    }

    private static ModelPing.Result result(Model model, ModelReply reply) {
        return switch (reply) {
            case ModelReply.Said said ->
                new ModelPing.Result.Answered(said.usage(), model.price().map(price -> price.cost(said.usage())));
            case ModelReply.Later(var why, var _, var _) -> new ModelPing.Result.Failed(why);
            case ModelReply.Refused(var why) -> new ModelPing.Result.Failed(why);
            case ModelReply.Garbled(var why) -> new ModelPing.Result.Failed(why);
        };
    }

    /** A twin that was quicker has told the same; what this one cost counts all the same. */
    private Outcome write(Optional<Held<ModelPing>> before, ModelPing ping, UnaryOperator<Changes> settled) {
        Changes changes = settled.apply(Changes.begin());
        before.ifPresentOrElse(
                held -> changes.replace(held, ping), () -> changes.create(Refs.ping(ping.model()), ping));
        Receipts.Draft draft = receipts.bySystem("worker")
                .why(
                        switch (ping.result()) {
                            case ModelPing.Result.Answered _ -> "answered";
                            case ModelPing.Result.Failed(var why) -> why;
                        });
        if (ping.result() instanceof ModelPing.Result.Answered(var _, var cost)) {
            cost.ifPresent(draft::cost);
        }
        changes.receipt(draft.of("model.pinged", ping.model().value(), Scope.POT));
        return switch (book.commit(changes)) {
            case Committed.Done() -> Outcome.DONE;
            case Committed.Conflict _ -> {
                Changes alone = settled.apply(Changes.begin());
                if (!alone.lines().isEmpty()) {
                    var _ = book.commit(alone);
                }
                yield Outcome.DONE;
            }
        };
    }
}
