package mupot.engine.aws;

import java.time.Clock;
import mupot.kernel.Randoms;
import mupot.kernel.assembly.Tools;
import mupot.kernel.book.Role;
import mupot.kernel.id.PotId;
import mupot.store.StoredBook;
import mupot.store.UlidIds;
import mupot.wire.JcsCanon;
import mupot.wire.Records;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a function in the cloud is made of: its role's book on DynamoDB. */
public final class DynamoTools {

    private static final String AUTHORITY = "-authority";

    private DynamoTools() {}

    /** @param authorityTable the name of the authority table; the work table's differs in its ending only */
    public static Tools of(DynamoDbClient client, String authorityTable, PotId pot, Role role) {
        if (!authorityTable.endsWith(AUTHORITY)) {
            throw new IllegalArgumentException("the authority table's name ends with " + AUTHORITY);
        }
        Clock clock = Clock.systemUTC();
        String prefix = authorityTable.substring(0, authorityTable.length() - AUTHORITY.length());
        var engine = new DynamoEngine(client, prefix, clock);
        var canon = new JcsCanon();
        var ids = new UlidIds(clock);
        var book = new StoredBook(engine, pot, role, new Records(), canon, ids, clock);
        return new Tools(book, canon, clock, ids, Randoms.secure(), 0);
    }
}
