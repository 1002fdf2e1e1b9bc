package mupot.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sealed interfaces carry their case's simple name as {@code type}; only the permitted cases can be read. */
final class SealedCases extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType base) {
        if (!type.getRawType().isInterface() || !type.getRawType().isSealed()) {
            return super.findTypeResolver(config, type, base);
        }
        JsonTypeInfo.Value info =
                JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, null);
        return new StdTypeResolverBuilder(info);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
        Class<?>[] permitted = type.getRawType().getPermittedSubclasses();
        if (permitted == null || !type.getRawType().isInterface()) {
            return super.findSubtypes(type);
        }
        var named = new ArrayList<NamedType>();
        for (Class<?> one : permitted) {
            named.add(new NamedType(one, one.getSimpleName()));
        }
        return named;
    }
}
