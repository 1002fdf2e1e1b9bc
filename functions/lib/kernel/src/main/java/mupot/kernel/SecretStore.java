package mupot.kernel;

/** Takes secrets in and gives none back. */
@FunctionalInterface
public interface SecretStore {

    /** Seals the secret to the origin, in place of an earlier one. Another origin needs the secret again. */
    void put(SecretClass secretClass, String id, String origin, Secret secret);
}
