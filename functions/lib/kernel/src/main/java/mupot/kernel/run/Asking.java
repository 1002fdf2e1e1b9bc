package mupot.kernel.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mupot.kernel.budget.Amount;
import mupot.kernel.budget.Slab;
import mupot.kernel.budget.Spender;
import mupot.kernel.id.Hash;
import mupot.kernel.model.Model;
import mupot.kernel.model.ModelCall;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.Price;
import mupot.kernel.model.ToolSpec;
import mupot.kernel.model.Turn;
import mupot.kernel.model.Usage;

/**
 * One question: whom it goes to, the dearest that its answer can be, what is set aside for it.
 *
 * @param model the one whose turn it is: after each answer that didn't come, the next one that the agent likes
 */
record Asking(Skill.Next.Ask ask, Model model, int silences) {

    /** So many questions' worth is set aside at once, where the limits have room for it. */
    static final int AHEAD = 4;

    /** How often all of an agent's models are tried before a person is told. */
    static final int MAX_TURNS = 6;

    static final int MAX_LOSSES = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** What a message, a call or a tool takes beside its own text, at the most. */
    private static final int FRAME = 64;

    static Asking of(Skill.Next.Ask ask, List<Step> journal) {
        int silences = Exchange.silences(journal);
        return new Asking(ask, ask.models().get(silences % ask.models().size()), silences);
    }

    ModelCall call() {
        int most = Math.min(model.maxOutputTokens(), RunSlice.MAX_OUTPUT);
        return new ModelCall(model, ask.turns(), ask.tools(), most);
    }

    /** Empty: nobody knows what it would cost. */
    Optional<Amount> dearest() {
        var usage = new Usage(bytes(), call().maxOutputTokens());
        return model.price().map(price -> amount(price, usage));
    }

    private static Amount amount(Price price, Usage usage) {
        return Amount.of(price.cost(usage), usage.inputTokens()).plus(Amount.of(0, usage.outputTokens()));
    }

    Exchange.Asked asked(Amount dearest) {
        return new Exchange.Asked(ask.by().id(), model.name(), Hash.of(request()), dearest, Optional.of(ask.shown()));
    }

    Exchange.Answered answered(ModelReply.Said said) {
        return new Exchange.Answered(
                ask.by().id(), model.name(), said, amount(model.price().orElseThrow(), said.usage()));
    }

    Exchange.Silent silent(String why, boolean again) {
        return new Exchange.Silent(ask.by().id(), model.name(), why, again);
    }

    /** Whether this was the last of the agent's models in this turn. */
    boolean lastOfTurn() {
        return (silences + 1) % ask.models().size() == 0;
    }

    int turns() {
        return (silences + 1) / ask.models().size();
    }

    /** How long to leave them alone after a whole turn of silence. */
    Duration pause(Optional<Duration> wished) {
        Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(turns() - 1, 10));
        Duration longer = wished.filter(it -> it.compareTo(own) > 0).orElse(own);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** What is set aside if this much more is taken: what is left of today's, and this. */
    static Slab aside(Optional<Slab> present, LocalDate today, Amount more) {
        return present.filter(slab -> slab.day().equals(today))
                .orElse(new Slab(today, Amount.NOTHING))
                .with(more);
    }

    static String used(Spender spender) {
        return "What " + spender.spoken() + " budget allows for today is used up. It goes on tomorrow (UTC),"
                + " or once the budget is raised with `pot budget set` and the task is opened again.";
    }

    /** No token is shorter than a byte of the text that it stands for. */
    private long bytes() {
        long sum = FRAME;
        for (Turn turn : ask.turns()) {
            sum += FRAME + length(text(turn));
        }
        for (ToolSpec tool : ask.tools()) {
            sum += FRAME + length(tool.name() + tool.description());
            for (ToolSpec.Parameter parameter : tool.parameters()) {
                sum += FRAME + length(parameter.name() + parameter.description());
            }
        }
        return sum;
    }

    private String request() {
        var text = new StringBuilder(model.name().value());
        ask.turns().forEach(turn -> text.append('\n').append(text(turn)));
        ask.tools().forEach(tool -> text.append('\n').append(tool.name()));
        return text.toString();
    }

    private static String text(Turn turn) {
        return switch (turn) {
            case Turn.System(var text) -> text;
            case Turn.User(var text) -> text;
            case Turn.Assistant(var text, var calls) -> text + calls;
            case Turn.ToolResult(var id, var tool, var text) -> id + tool + text;
        };
    }

    private static long length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
