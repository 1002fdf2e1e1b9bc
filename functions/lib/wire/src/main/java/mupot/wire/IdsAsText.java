package mupot.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import mupot.kernel.id.Id;
import org.jspecify.annotations.Nullable;

/** An {@link Id} is its text in JSON, checked by its own constructor when read. */
final class IdsAsText extends SimpleModule {

    private static final long serialVersionUID = 1L;

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new Serializers.Base() {
            @Override
            public @Nullable JsonSerializer<?> findSerializer(
                    SerializationConfig config, JavaType type, BeanDescription description) {
                return type.isTypeOrSubTypeOf(Id.class) ? new Writing() : null;
            }
        });
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable JsonDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription description) {
                return type.isTypeOrSubTypeOf(Id.class) ? new Reading(type.getRawClass()) : null;
            }
        });
    }

    private static final class Writing extends JsonSerializer<Id> {
        @Override
        public void serialize(Id id, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(id.value());
        }

        @Override
        public void serializeWithType(
                Id id, JsonGenerator json, SerializerProvider provider, TypeSerializer typeSerializer)
                throws IOException {
            json.writeString(id.value());
        }
    }

    private static final class Reading extends JsonDeserializer<Object> {
        private final Class<?> type;

        Reading(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString();
            if (text == null) {
                return context.handleUnexpectedToken(type, json);
            }
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(String.class);
                return constructor.newInstance(text);
            } catch (InvocationTargetException e) {
                throw context.weirdStringException("", type, "not an id of this kind");
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " is no one-component record", e);
            }
        }
    }
}
