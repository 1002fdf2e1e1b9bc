package mupot.api;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mupot.diff.UnifiedDiff;
import mupot.engine.aws.DynamoTools;
import mupot.engine.aws.KmsSigning;
import mupot.engine.aws.SsmSecrets;
import mupot.http.About;
import mupot.http.Membership;
import mupot.http.Modelling;
import mupot.http.Shaping;
import mupot.http.Webhooks;
import mupot.http.Working;
import mupot.kernel.assembly.Tools;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.channel.PlatformApis;
import mupot.kernel.gate.VerdictSigner;
import mupot.kernel.id.Hash;
import mupot.kernel.id.Ids;
import mupot.kernel.model.ModelReach;
import mupot.kernel.org.SiteOrigins;
import mupot.kernel.org.WebOrigins;
import mupot.kernel.people.Authenticate;
import mupot.kernel.people.FoundPot;
import mupot.kernel.people.MintBootstrap;
import mupot.kernel.people.Tokens;
import mupot.lambda.PotSettings;
import mupot.visitor.JsoupVisitor;
import mupot.wire.ListedPrices;
import mupot.wire.ReceiptJson;
import mupot.wire.Records;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What is plugged in here: the tables, verdicts signed by KMS, and secrets that can be put and never read back. */
public class Wiring {

    private final PotSettings settings = new PotSettings(System.getenv());

    @Produces
    @Singleton
    Tools tools(DynamoDbClient dynamo) {
        Tools tools = DynamoTools.of(dynamo, settings.required("POT_AUTHORITY_TABLE"), settings.pot(), Role.API);
        new FoundPot(tools.book(), tools.receipts(), tools.clock())
                .found(settings.pot().value());
        settings.optional("POT_BOOTSTRAP_SHA256").ifPresent(hash -> new MintBootstrap(
                        tools.book(),
                        tools.receipts(),
                        new Tokens(tools.clock(), tools.ids(), tools.randoms()),
                        tools.clock())
                .adopt(new Hash(hash)));
        return tools;
    }

    @Produces
    @Singleton
    Ids ids(Tools tools) {
        return tools.ids();
    }

    @Produces
    @Singleton
    Authenticate authenticate(Tools tools) {
        return new Authenticate(tools.book(), tools.clock());
    }

    @Produces
    @Singleton
    Membership membership(Tools tools) {
        return Membership.over(tools.book(), tools.receipts(), tools.ids(), tools.randoms(), tools.clock());
    }

    @Produces
    @Singleton
    Shaping shaping(Tools tools, SsmClient ssm) {
        return Shaping.over(
                tools.book(),
                tools.receipts(),
                tools.ids(),
                tools.randoms(),
                tools.clock(),
                secrets(ssm),
                PlatformApis.of(settings::optional).origins(),
                sites());
    }

    private List<SiteOrigins> sites() {
        List<SiteOrigins> sites = new ArrayList<>(List.of(new WebOrigins("wordpress", WebOrigins.Reach.PUBLIC)));
        settings.optional("POT_FOLDER_ROOT").map(MountedFolders::new).ifPresent(sites::add);
        return sites;
    }

    @Produces
    @Singleton
    Modelling modelling(Tools tools, SsmClient ssm) {
        ModelReach reach =
                settings.optional("POT_MODELS_HERE").isPresent() ? ModelReach.WORLD_AND_THIS_MACHINE : ModelReach.WORLD;
        return Modelling.over(tools, secrets(ssm), new ListedPrices(), reach);
    }

    private SsmSecrets secrets(SsmClient ssm) {
        return new SsmSecrets(ssm, settings.pot(), settings.required("POT_SECRETS_PREFIX"), new Records());
    }

    @Produces
    @Singleton
    Working working(Tools tools, KmsClient kms) {
        var signing =
                new KmsSigning(kms, settings.required("POT_VERDICT_KEY"), settings.required("POT_VERDICT_ALGORITHM"));
        VerdictSigner signer = bytes -> new VerdictSigner.Signature(signing.keyId(), signing.sign(bytes));
        return Working.over(tools, signer, UnifiedDiff::of, new JsoupVisitor(), new ReceiptJson());
    }

    /** Webhooks go to another function. */
    @Produces
    @Singleton
    Webhooks webhooks() {
        return new Webhooks(Map.of());
    }

    @Produces
    @Singleton
    About about(
            Tools tools,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version,
            @ConfigProperty(name = "pot.commit", defaultValue = "unknown") String commit) {
        String keys = settings.optional("POT_RECEIPTS_PUBLIC_KEYS").orElse("[]");
        return new About(settings.pot().value(), version, commit, keys, List.of(new Store(tools)));
    }

    /** Whether the pot's own record can be read. */
    private record Store(Tools tools) implements About.Part {
        @Override
        public String name() {
            return "tables";
        }

        @Override
        public Optional<String> trouble() {
            return tools.book().find(Refs.pot()).isPresent()
                    ? Optional.empty()
                    : Optional.of("no pot is founded in them");
        }
    }
}
