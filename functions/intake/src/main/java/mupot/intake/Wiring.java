package mupot.intake;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mupot.engine.aws.DynamoTools;
import mupot.kernel.assembly.Consumers;
import mupot.kernel.assembly.Tools;
import mupot.kernel.book.Role;
import mupot.lambda.HintBatch;
import mupot.lambda.PotSettings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What is plugged in here: the tables, and nothing that grants power. */
public class Wiring {

    private static final Duration LIFE = Duration.ofSeconds(25);

    @Produces
    @Singleton
    HintBatch batch(DynamoDbClient dynamo) {
        var settings = new PotSettings(System.getenv());
        Tools tools = DynamoTools.of(dynamo, settings.required("POT_AUTHORITY_TABLE"), settings.pot(), Role.INTAKE);
        Consumers intake = Consumers.intake(tools);
        return new HintBatch(hint -> intake.on(hint, tools.clock().instant().plus(LIFE)));
    }
}
