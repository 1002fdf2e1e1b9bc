package mupot.engine.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Range;
import mupot.store.seam.Slice;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * One range as DynamoDB can ask for it. It knows one comparison of the sort key, and BETWEEN includes both ends, so the
 * ends that do not belong to the range are left out here. DynamoDB refuses a start key outside the bounds, so going on
 * behind a key moves a bound instead.
 *
 * @param low null: from the start of the partition
 * @param high null: to its end
 */
record RangeQuery(Range range, @Nullable String low, @Nullable String high, @Nullable String after) {

    private static final int MAX_TRIPS = 4;

    static RangeQuery of(Range range, @Nullable String after) {
        String low = range.from();
        String high = range.to();
        if (after != null && range.order() == Range.Order.ASCENDING) {
            low = low == null || Key.BYTE_ORDER.compare(after, low) > 0 ? after : low;
        }
        if (after != null && range.order() == Range.Order.DESCENDING) {
            high = high == null || Key.BYTE_ORDER.compare(after, high) < 0 ? after : high;
        }
        return new RangeQuery(range, low, high, after);
    }

    Slice run(DynamoDbClient client, String table, int limit, boolean consistent, Instant now) {
        var items = new ArrayList<Item>();
        if (low != null && high != null && Key.BYTE_ORDER.compare(low, high) > 0) {
            return new Slice(items, null);
        }
        Map<String, AttributeValue> start = Map.of();
        for (int trip = 0; trip < MAX_TRIPS && items.size() < limit; trip++) {
            var request = request(table, limit - items.size(), consistent, start);
            QueryResponse response = Reads.asked(() -> client.query(request));
            for (var row : response.items()) {
                Item item = Attributes.item(range.table(), row);
                if (item.visibleAt(now) && belongs(item.key().sort())) {
                    items.add(item);
                }
            }
            if (!response.hasLastEvaluatedKey()) {
                return new Slice(items, null);
            }
            start = response.lastEvaluatedKey();
        }
        return new Slice(items, Attributes.text(start, Attributes.SORT));
    }

    private boolean belongs(String sort) {
        return !sort.equals(after)
                && (range.to() == null || Key.BYTE_ORDER.compare(sort, range.to()) < 0)
                && (range.from() == null || Key.BYTE_ORDER.compare(sort, range.from()) >= 0);
    }

    private QueryRequest request(String table, int limit, boolean consistent, Map<String, AttributeValue> start) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":pk", Attributes.text(range.partition()));
        String upTo = high != null && isKey(high) ? high : null;
        if (low != null) {
            values.put(":low", Attributes.text(low));
        }
        if (upTo != null) {
            values.put(":high", Attributes.text(upTo));
        }
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#pk = :pk" + bounds(low != null, upTo != null))
                .expressionAttributeNames(
                        values.size() == 1
                                ? Map.of("#pk", Attributes.PARTITION)
                                : Map.of("#pk", Attributes.PARTITION, "#sk", Attributes.SORT))
                .expressionAttributeValues(values)
                .scanIndexForward(range.order() == Range.Order.ASCENDING)
                .limit(limit)
                .consistentRead(consistent)
                .exclusiveStartKey(start.isEmpty() ? null : start)
                .build();
    }

    /** The end of a prefix may be longer than any key; what is beyond it is left out afterwards. */
    private static boolean isKey(String bound) {
        return bound.getBytes(UTF_8).length <= Key.MAX_SORT_BYTES;
    }

    private static String bounds(boolean hasLow, boolean hasHigh) {
        if (hasLow && hasHigh) {
            return " AND #sk BETWEEN :low AND :high";
        }
        if (hasLow) {
            return " AND #sk >= :low";
        }
        return hasHigh ? " AND #sk <= :high" : "";
    }
}
