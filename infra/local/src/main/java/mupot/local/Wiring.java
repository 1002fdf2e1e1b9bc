package mupot.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mupot.connector.folder.FolderOrigins;
import mupot.diff.UnifiedDiff;
import mupot.http.About;
import mupot.http.Membership;
import mupot.http.Modelling;
import mupot.http.Shaping;
import mupot.http.Webhooks;
import mupot.http.Working;
import mupot.kernel.assembly.Tools;
import mupot.kernel.book.Refs;
import mupot.kernel.channel.Platform;
import mupot.kernel.channel.PlatformApis;
import mupot.kernel.id.Ids;
import mupot.kernel.model.ModelReach;
import mupot.kernel.org.WebOrigins;
import mupot.kernel.people.Authenticate;
import mupot.keys.PublicKey;
import mupot.visitor.JsoupVisitor;
import mupot.wire.ListedPrices;
import mupot.wire.ReceiptJson;
import mupot.wire.Records;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the local pot's parts to the HTTP resources. */
@ApplicationScoped
public class Wiring {

    @Produces
    @Singleton
    LocalPot pot(
            @ConfigProperty(name = PotApplication.DATA) String data,
            @ConfigProperty(name = PotApplication.DISCORD) String discord) {
        PlatformApis apis = PlatformApis.of(name -> Optional.ofNullable(System.getenv(name)))
                .with(Platform.DISCORD, URI.create(discord));
        return new LocalPot(LocalPot.Settings.of(Path.of(data))
                .reaching(apis)
                .knownAt(Optional.ofNullable(System.getenv("POT_PUBLIC_URL")).map(URI::create)));
    }

    void close(@Disposes LocalPot pot) {
        pot.close();
    }

    @Produces
    @Singleton
    Ids ids(LocalPot pot) {
        return pot.api().ids();
    }

    @Produces
    @Singleton
    Authenticate authenticate(LocalPot pot) {
        return new Authenticate(pot.api().book(), pot.api().clock());
    }

    @Produces
    @Singleton
    Membership membership(LocalPot pot) {
        Tools tools = pot.api();
        return Membership.over(tools.book(), tools.receipts(), tools.ids(), tools.randoms(), tools.clock());
    }

    @Produces
    @Singleton
    Shaping shaping(LocalPot pot) {
        Tools tools = pot.api();
        return Shaping.over(
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
    }

    @Produces
    @Singleton
    Modelling modelling(LocalPot pot) {
        return Modelling.over(pot.api(), pot.secrets(), new ListedPrices(), ModelReach.WORLD_AND_THIS_MACHINE);
    }

    @Produces
    @Singleton
    Working working(LocalPot pot) {
        return Working.over(pot.api(), pot.verdicts(), UnifiedDiff::of, new JsoupVisitor(), new ReceiptJson());
    }

    @Produces
    @Singleton
    Webhooks webhooks(LocalPot pot) {
        return new Webhooks(pot.webhooks());
    }

    @Produces
    @Singleton
    About about(
            LocalPot pot,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version,
            @ConfigProperty(name = "pot.commit", defaultValue = "unknown") String commit) {
        String keys = new Records().write(PublicKey[].class, new PublicKey[] {pot.receiptsPublicKey()});
        return new About(pot.api().book().pot().value(), version, commit, keys, List.of(new Store(pot.api())));
    }

    /** Whether the pot's own record can be read. */
    private record Store(Tools tools) implements About.Part {
        @Override
        public String name() {
            return "store";
        }

        @Override
        public Optional<String> trouble() {
            return tools.book().find(Refs.pot()).isPresent()
                    ? Optional.empty()
                    : Optional.of("no pot is founded in it");
        }
    }
}
