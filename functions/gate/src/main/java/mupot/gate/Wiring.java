package mupot.gate;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mupot.connector.folder.FolderReading;
import mupot.connector.folder.FolderWriting;
import mupot.engine.aws.DynamoTools;
import mupot.kernel.assembly.Consumers;
import mupot.kernel.assembly.Tools;
import mupot.kernel.book.Role;
import mupot.kernel.connector.Hands;
import mupot.kernel.gate.VerdictKeys;
import mupot.keys.PublicKeys;
import mupot.lambda.HintBatch;
import mupot.lambda.PotSettings;
import mupot.sitecare.JsoupPageChecks;
import mupot.sitecare.page.WebSite;
import mupot.wire.Records;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What is plugged in here: public keys that came with the deployment, and the performing halves of connectors. */
public class Wiring {

    private static final Duration LIFE = Duration.ofSeconds(110);

    @Produces
    @Singleton
    HintBatch batch(DynamoDbClient dynamo) {
        var settings = new PotSettings(System.getenv());
        Tools tools = DynamoTools.of(dynamo, settings.required("POT_AUTHORITY_TABLE"), settings.pot(), Role.GATE);
        VerdictKeys keys = PublicKeys.of(new Records(), settings.required("POT_VERDICT_PUBLIC_KEYS"));
        Consumers gate = Consumers.gate(tools, keys, hands(settings, tools));
        return new HintBatch(hint -> gate.on(hint, tools.clock().instant().plus(LIFE)));
    }

    /** A folder is what a file system mounted into the function offers; its journal stands beside it. */
    private static Hands hands(PotSettings settings, Tools tools) {
        Path journals = Path.of(settings.optional("POT_FOLDER_JOURNALS").orElse("/tmp/journals"));
        return new Hands(
                List.of(new FolderReading()),
                List.of(new FolderWriting(journals)),
                new JsoupPageChecks(tools.clock(), WebSite.Coverage.WHOLE));
    }
}
