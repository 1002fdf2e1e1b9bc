package mupot.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mupot.store.seam.Item;
import mupot.store.seam.Table;
import mupot.store.seam.Value;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributesTest {

    @Test
    void a_row_of_any_shape_is_an_item_that_no_engine_wrote() {
        Item item = Attributes.item(
                Table.WORK,
                Map.of(
                        "pk", AttributeValue.fromS("p"),
                        "sk", AttributeValue.fromS("s"),
                        "ver", AttributeValue.fromS("1"),
                        "exp", AttributeValue.fromN("99999999999999999999999999"),
                        "b", AttributeValue.fromBool(true),
                        "v", AttributeValue.fromN("1.5"),
                        "bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("x")),
                        "none", AttributeValue.fromNul(true),
                        "map", AttributeValue.fromM(Map.of()),
                        "text", AttributeValue.fromS("kept")));

        assertThat(item.version()).isZero();
        assertThat(item.expires()).isNull();
        assertThat(item.attributes()).containsExactly(Map.entry("text", Value.of("kept")));
    }
}
