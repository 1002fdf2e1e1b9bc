package mupot.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import mupot.kernel.assembly.Tools;
import mupot.kernel.people.FoundPot;
import mupot.kernel.people.MintBootstrap;
import mupot.kernel.people.Minted;
import mupot.kernel.people.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** From the start of the process to its end. */
public class Running implements QuarkusApplication {

    /** Set when the pot answers: whoever shows something on it waits for this. */
    static final CountDownLatch READY = new CountDownLatch(1);

    private final LocalPot pot;
    private final int port;

    Running(LocalPot pot, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.pot = pot;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        Tools tools = pot.api();
        new FoundPot(tools.book(), tools.receipts(), tools.clock()).found("Pot");
        pot.publishReceiptKeys();
        Optional<Minted> bootstrap = new MintBootstrap(
                        tools.book(),
                        tools.receipts(),
                        new Tokens(tools.clock(), tools.ids(), tools.randoms()),
                        tools.clock())
                .mint();
        pot.start();
        String url = "http://127.0.0.1:" + port;
        System.out.println("ready " + url);
        ownerLink(bootstrap.map(token -> url + "/setup?token=" + token.secret().reveal()));
        READY.countDown();
        Quarkus.waitForExit();
        return 0;
    }

    /** Printed, and kept where {@code pot init} finds it; gone once there is an owner. */
    private void ownerLink(Optional<String> link) {
        Path file = pot.ownerLink();
        try {
            if (link.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            System.out.println("owner " + link.get());
            Path fresh = Files.createTempFile(
                    pot.data(),
                    "owner",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, link.get() + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the owner link can't be kept in " + pot.data(), e);
        }
    }
}
