package mupot.engine.aws;

import mupot.store.contract.EngineContract;
import mupot.store.contract.MovableClock;
import mupot.store.seam.Engine;
import mupot.testkit.DynamoDbLocal;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoEngineTest implements EngineContract {

    private static final DynamoDbClient CLIENT = LocalClients.dynamoDb();

    private final MovableClock clock = new MovableClock();
    private final DynamoEngine engine = new DynamoEngine(CLIENT, DynamoDbLocal.POT, clock);

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }
}
