package mupot.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
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
}
