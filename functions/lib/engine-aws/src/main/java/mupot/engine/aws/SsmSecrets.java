package mupot.engine.aws;

import java.util.Optional;
import mupot.kernel.Secret;
import mupot.kernel.SecretClass;
import mupot.kernel.SecretReader;
import mupot.kernel.SecretStore;
import mupot.kernel.id.PotId;
import mupot.wire.Records;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * Secrets as SecureString parameters, {@code <prefix>/<class>/<id>}, each class under a key of its own. Whether one may
 * be read or only written is the role's, not this code's.
 *
 * @param prefix {@code /<pot>/secret}
 */
public record SsmSecrets(SsmClient client, PotId pot, String prefix, Records records)
        implements SecretReader, SecretStore {

    /** @param origin where the value may be sent */
    record Sealed(String origin, String value) {
        @Override
        public String toString() {
            return "Sealed[" + origin + "]";
        }
    }

    @Override
    public Optional<Secret> read(SecretClass secretClass, String id, String origin) {
        try {
            String json = client.getParameter(
                            request -> request.name(name(secretClass, id)).withDecryption(true))
                    .parameter()
                    .value();
            Sealed sealed = records.read(Sealed.class, json);
            return sealed.origin().equals(origin) ? Optional.of(new Secret(sealed.value())) : Optional.empty();
        } catch (ParameterNotFoundException none) {
            return Optional.empty();
        }
    }

    @Override
    public void put(SecretClass secretClass, String id, String origin, Secret secret) {
        client.putParameter(request -> request.name(name(secretClass, id))
                .type(ParameterType.SECURE_STRING)
                .keyId("alias/" + pot + "-secret-" + secretClass.spelled())
                .overwrite(true)
                .value(records.write(Sealed.class, new Sealed(origin, secret.reveal()))));
    }

    private String name(SecretClass secretClass, String id) {
        return prefix + "/" + secretClass.spelled() + "/" + id;
    }
}
