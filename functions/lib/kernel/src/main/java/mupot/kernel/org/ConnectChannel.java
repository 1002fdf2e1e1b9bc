package mupot.kernel.org;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import mupot.kernel.Secret;
import mupot.kernel.SecretClass;
import mupot.kernel.SecretStore;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.channel.ChannelSettings;
import mupot.kernel.channel.Platform;
import mupot.kernel.keeper.Hint;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Command;
import mupot.kernel.policy.Permit;
import mupot.kernel.policy.Policy;
import mupot.kernel.policy.Refusal;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipts;

/**
 * Connects Discord: public facts into the book, the bot's token into the secret store, which never gives it back. The
 * token is stored once the change has its receipt, so a refused change stores nothing.
 */
public record ConnectChannel(
        Once once, Receipts receipts, SecretStore secrets, Map<Platform, String> origins, Clock clock) {

    private static final Pattern APPLICATION = Pattern.compile("[0-9]{5,20}");
    private static final Pattern PUBLIC_KEY = Pattern.compile("[0-9a-f]{64}");

    public record Wanted(Platform platform, String applicationId, String publicKey, Optional<Secret> botToken) {}

    /** @param origins where each platform's REST interface is: a bot token is sealed to it */
    public ConnectChannel {
        origins = Map.copyOf(origins);
    }

    public Answer<ChannelSettings> connect(Caller caller, Wanted wanted) {
        return Answer.of(Policy.may(caller.actor(), Command.CONNECT_CHANNEL, Scope.POT))
                .then(permit -> settings(permit, wanted))
                .then(settings -> once.carryOut(
                        caller.actor(),
                        _ -> again(wanted, settings),
                        () -> Answer.given(intent(caller, wanted, settings))))
                .as(connected -> {
                    connected.token().ifPresent(token -> store(wanted.platform(), token));
                    return connected.settings();
                });
    }

    /** @param token what is still to be stored */
    private record Connected(ChannelSettings settings, Optional<Secret> token) {}

    /** Whether a bot token got where it belongs isn't known any more: one that comes again has to be sent anew. */
    private Answer<Connected> again(Wanted wanted, ChannelSettings settings) {
        return once.book()
                .find(Kinds.channel(settings.platform()))
                .map(Held::value)
                .filter(now -> wanted.botToken().isEmpty()
                        && now.applicationId().equals(settings.applicationId())
                        && now.publicKey().equals(settings.publicKey()))
                .map(now -> Answer.given(new Connected(now, Optional.empty())))
                .orElseGet(() -> Answer.refused(Once.OVERTAKEN));
    }

    private void store(Platform platform, Secret token) {
        secrets.put(SecretClass.CHAT, platform.spelled(), Objects.requireNonNull(origins.get(platform)), token);
    }

    private Answer<ChannelSettings> settings(Permit permit, Wanted wanted) {
        permit.mustBeFor(Command.CONNECT_CHANNEL);
        String key = wanted.publicKey().strip().toLowerCase(Locale.ROOT);
        String application = wanted.applicationId().strip();
        if (wanted.platform() != Platform.DISCORD || !origins.containsKey(wanted.platform())) {
            return Answer.refused(Refusal.Code.MALFORMED, "Only discord can be connected so far.");
        }
        if (!APPLICATION.matcher(application).matches()) {
            return Answer.refused(
                    Refusal.Code.MALFORMED, "An application id is the number on the application's General page.");
        }
        if (!PUBLIC_KEY.matcher(key).matches()) {
            return Answer.refused(Refusal.Code.MALFORMED, "A public key has 64 hex digits.");
        }
        return Answer.given(new ChannelSettings(wanted.platform(), application, key, clock.instant()));
    }

    private Once.Intent<Connected> intent(Caller caller, Wanted wanted, ChannelSettings settings) {
        String platform = settings.platform().spelled();
        Optional<Held<ChannelSettings>> old = once.book().find(Kinds.channel(settings.platform()));
        var draft = receipts.by(caller.actor());
        old.ifPresentOrElse(
                held -> draft.changed("applicationId", held.value().applicationId(), settings.applicationId())
                        .changed("publicKey", held.value().publicKey(), settings.publicKey()),
                () -> draft.made("applicationId", settings.applicationId()).made("publicKey", settings.publicKey()));
        wanted.botToken().ifPresent(_ -> draft.made("botToken", "stored"));
        Changes changes = caller.begin();
        old.ifPresentOrElse(
                held -> changes.replace(held, settings),
                () -> changes.create(Kinds.channel(settings.platform()), settings));
        changes.receipt(draft.of("channel.connect", platform, Scope.POT))
                .hint(new Hint(Hint.About.CHANNEL, platform, platform));
        return new Once.Intent<>(changes, platform, new Connected(settings, wanted.botToken()));
    }
}
