package mupot.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mupot.connector.folder.FolderOrigins;
import mupot.diff.UnifiedDiff;
import mupot.fakes.DiscordSigner;
import mupot.fakes.DiscordUser;
import mupot.http.Membership;
import mupot.http.Shaping;
import mupot.http.Working;
import mupot.kernel.Secret;
import mupot.kernel.assembly.Tools;
import mupot.kernel.channel.ChannelFacts;
import mupot.kernel.channel.ChannelPlace;
import mupot.kernel.channel.Platform;
import mupot.kernel.org.ConnectChannel;
import mupot.kernel.org.SiteLogins;
import mupot.kernel.org.Squad;
import mupot.kernel.org.WebOrigins;
import mupot.kernel.people.Authenticate;
import mupot.kernel.people.FoundPot;
import mupot.kernel.people.MintBootstrap;
import mupot.kernel.people.Session;
import mupot.kernel.people.Tokens;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Rank;
import mupot.visitor.JsoupVisitor;
import mupot.wire.ReceiptJson;

/** From an empty folder to a squad in a channel, with Ada as the owner: what `pot init` and its followers do. */
record Founding(LocalPot pot, DiscordSigner signer) {

    static final String BOT_TOKEN = "a-bot-token";
    static final DiscordUser ADA = new DiscordUser(
            "100000000000000001", "200000000000000001", "300000000000000001", "400000000000000001", "ada");
    static final String SQUAD = "web";

    /**
     * What the squad works on.
     *
     * @param secret what opens it, where something has to
     */
    record Site(String kind, String origin, Optional<Secret> secret) {

        static Site folder(Path folder) {
            return new Site("folder", folder.toString(), Optional.empty());
        }
    }

    /** The owner's token. */
    String found(Path site) {
        return found(Site.folder(site));
    }

    /** The owner's token. */
    String found(Site site) {
        Tools tools = pot.api();
        new FoundPot(tools.book(), tools.receipts(), tools.clock()).found("Pot");
        pot.publishReceiptKeys();
        var tokens = new Tokens(tools.clock(), tools.ids(), tools.randoms());
        var bootstrap = new MintBootstrap(tools.book(), tools.receipts(), tokens, tools.clock())
                .mint()
                .orElseThrow();
        Membership people =
                Membership.over(tools.book(), tools.receipts(), tools.ids(), tools.randoms(), tools.clock());
        String token = given(people.becomeOwner()
                        .become(bootstrap.secret().reveal(), "Alder Shop", "Ada", "ada@example.com", Door.CLI))
                .token()
                .secret()
                .reveal();
        shape(token, site);
        String code = given(people.linkCode().mint(session(pot, token), Platform.DISCORD))
                .secret()
                .reveal();
        new OpenPot(pot, pot.webhooks().get("discord"))
                .deliver(signer.sign(ADA.command(fresh(), "link", Map.of("code", code))));
        return token;
    }

    private void shape(String token, Site site) {
        Tools tools = pot.api();
        Shaping shape = Shaping.over(
                tools.book(),
                tools.receipts(),
                tools.ids(),
                tools.randoms(),
                tools.clock(),
                pot.secrets(),
                pot.apis().origins(),
                List.of(
                        new FolderOrigins(List.of(pot.data())),
                        new WebOrigins("wordpress", WebOrigins.Reach.THIS_MACHINE_TOO)));
        var department = given(shape.addDepartment().add(session(pot, token).caller(), "Marketing"));
        Squad squad = given(
                shape.addSquad().add(session(pot, token).caller(), department, "Web", Optional.of("web-operations")));
        given(shape.connectSite()
                .connect(
                        session(pot, token).caller(),
                        squad,
                        site.kind(),
                        site.origin(),
                        "shop",
                        site.secret().map(SiteLogins::one)));
        given(shape.connectChannel()
                .connect(
                        session(pot, token).caller(),
                        new ConnectChannel.Wanted(
                                new ChannelFacts.Discord(ADA.application(), signer.publicKeyHex()),
                                Optional.of(new Secret(BOT_TOKEN)),
                                Optional.empty())));
        given(shape.bindChannel()
                .bind(
                        session(pot, token).caller(),
                        new ChannelPlace(Platform.DISCORD, ADA.guild(), ADA.channel()),
                        squad,
                        Rank.MEMBER));
    }

    /** As the owner's shell would come in, with a request of its own. */
    static Session session(LocalPot pot, String token) {
        return given(new Authenticate(pot.api().book(), pot.api().clock()).bearer(token, Door.CLI, "cli-" + fresh()));
    }

    static Working working(LocalPot pot) {
        return Working.over(pot.api(), pot.verdicts(), UnifiedDiff::of, new JsoupVisitor(), new ReceiptJson());
    }

    /** A name of its own for each interaction, as Discord's are: digits. */
    static String fresh() {
        return Long.toString(java.util.UUID.randomUUID().getMostSignificantBits() >>> 4);
    }

    static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) -> throw new AssertionError(refusal.sentence());
        };
    }
}
