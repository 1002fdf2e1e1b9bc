package mupot.lambda;

import java.util.Map;
import java.util.Optional;
import mupot.kernel.id.PotId;

/** What the deployment told this function, and nothing that a table could change. */
public record PotSettings(Map<String, String> environment) {

    public PotSettings {
        environment = Map.copyOf(environment);
    }

    public PotId pot() {
        return new PotId(required("POT_NAME"));
    }

    /** @throws IllegalStateException naming the variable, if the deployment left it out */
    public String required(String name) {
        return optional(name)
                .orElseThrow(() -> new IllegalStateException("the environment variable " + name + " is not set"));
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
