package mupot.worker;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import mupot.agents.Thinking;
import mupot.bedrock.BedrockModels;
import mupot.connector.folder.FolderReading;
import mupot.connector.wordpress.WordPressReading;
import mupot.diff.UnifiedDiff;
import mupot.egress.Caps;
import mupot.egress.EgressClient;
import mupot.egress.Names;
import mupot.egress.Permission;
import mupot.engine.aws.DynamoTools;
import mupot.engine.aws.SsmSecrets;
import mupot.kernel.SecretClass;
import mupot.kernel.assembly.Consumers;
import mupot.kernel.assembly.Tools;
import mupot.kernel.book.Role;
import mupot.lambda.HintBatch;
import mupot.lambda.PotSettings;
import mupot.models.LangChainModels;
import mupot.sitecare.JsoupPageChecks;
import mupot.sitecare.SiteCare;
import mupot.sitecare.page.WebSite;
import mupot.wire.Records;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What is plugged in here: skills, models with their keys, and the reading halves of connectors. */
public class Wiring {

    private static final String SLICE_SECONDS = "300";

    @Produces
    @Singleton
    HintBatch batch(DynamoDbClient dynamo, SsmClient ssm) {
        var settings = new PotSettings(System.getenv());
        Tools tools = DynamoTools.of(dynamo, settings.required("POT_AUTHORITY_TABLE"), settings.pot(), Role.WORKER);
        Duration life = Duration.ofSeconds(
                Long.parseLong(settings.optional("POT_TIMEOUT_SECONDS").orElse(SLICE_SECONDS)));
        var secrets = new SsmSecrets(ssm, settings.pot(), settings.required("POT_SECRETS_PREFIX"), new Records());
        var egress = new EgressClient(permission(settings), Names.system(), Caps.MODEL);
        var checks = new JsoupPageChecks(tools.clock(), WebSite.Coverage.WHOLE);
        Consumers worker = Consumers.worker(
                tools,
                List.of(new SiteCare(), new Thinking(checks, UnifiedDiff::of)),
                List.of(new FolderReading(), wordPress(settings, ssm)),
                new LangChainModels(egress, secrets, new BedrockModels(egress, DefaultCredentialsProvider.create())));
        return new HintBatch(hint -> worker.on(hint, tools.clock().instant().plus(life)));
    }

    /** Who tries the packaged functions out on one machine has the model there, too. */
    private static Permission permission(PotSettings settings) {
        return settings.optional("POT_MODELS_HERE").isPresent()
                ? Permission.ofTheWorldAndThisMachine()
                : Permission.ofTheWorld();
    }

    /** It goes to the connection's own origin alone; its secret is sealed to that. */
    private static WordPressReading wordPress(PotSettings settings, SsmClient ssm) {
        var secrets = new SsmSecrets(ssm, settings.pot(), settings.required("POT_SECRETS_PREFIX"), new Records());
        var egress = new EgressClient(_ -> Permission.Reach.PUBLIC, Names.system(), Caps.USUAL);
        return new WordPressReading(egress, secrets, SecretClass.READ);
    }
}
