package mupot.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mupot.connector.folder.FolderOrigins;
import mupot.http.Membership;
import mupot.http.Shaping;
import mupot.kernel.assembly.Tools;
import mupot.kernel.channel.Platform;
import mupot.kernel.egress.Origin;
import mupot.kernel.id.Ids;
import mupot.kernel.people.Authenticate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands the local pot's parts to the HTTP resources. */
@ApplicationScoped
public class Wiring {

    @Produces
    @Singleton
    LocalPot pot(
            @ConfigProperty(name = PotApplication.DATA) String data,
            @ConfigProperty(name = PotApplication.DISCORD) String discord) {
        return new LocalPot(LocalPot.Settings.of(Path.of(data)).discordAt(URI.create(discord)));
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
        String discord = Origin.of(pot.discordBase())
                .orElseThrow(() -> new IllegalArgumentException("POT_DISCORD_API is no web address"))
                .toString();
        return Shaping.over(
                tools.book(),
                tools.receipts(),
                tools.ids(),
                tools.clock(),
                pot.secrets(),
                Map.of(Platform.DISCORD, discord),
                List.of(new FolderOrigins(List.of(pot.data()))));
    }
}
