package mupot.testkit.lambda.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mupot.testkit.lambda.Role;
import mupot.testkit.lambda.http.LoopbackServer;
import org.jspecify.annotations.Nullable;

/**
 * Parameter Store. Grants name parameters by their full names, {@code /acme/publish/*}; decrypting a secure one is
 * {@code kms:Decrypt} on the same name, since here a path stands for its class's key. Calls are recorded by name and
 * never with a value.
 */
public final class FakeSsm implements AutoCloseable {

    private record Parameter(String name, String type, String value, int version, Instant changed) {}

    private final LoopbackServer server;
    private final Grants grants = new Grants();
    private final Map<String, Parameter> parameters = new ConcurrentHashMap<>();

    private FakeSsm() {
        server = new JsonService(Map.of(
                        "GetParameter", this::getParameter,
                        "GetParameters", this::getParameters,
                        "PutParameter", this::putParameter,
                        "DeleteParameter", this::deleteParameter))
                .start();
    }

    public static FakeSsm start() {
        return new FakeSsm();
    }

    public URI uri() {
        return server.uri();
    }

    public Grants grants() {
        return grants;
    }

    /** Allows reading these parameters in clear: {@code ssm:GetParameter(s)} and {@code kms:Decrypt}. */
    public FakeSsm readable(Role role, String names) {
        grants.allow(role, "ssm:GetParameter", names)
                .allow(role, "ssm:GetParameters", names)
                .allow(role, "kms:Decrypt", names);
        return this;
    }

    /** Sets a secure parameter as whoever deploys would, past all grants. */
    public FakeSsm secret(String name, String value) {
        store(name, "SecureString", value);
        return this;
    }

    /** Sets a plain parameter as whoever deploys would, past all grants. */
    public FakeSsm plain(String name, String value) {
        store(name, "String", value);
        return this;
    }

    /** What is stored now, in clear, past all grants; null if there is nothing. */
    public @Nullable String value(String name) {
        var parameter = parameters.get(name);
        return parameter == null ? null : parameter.value();
    }

    @Override
    public void close() {
        server.close();
    }

    private ObjectNode getParameter(Role caller, JsonNode input) {
        var name = input.path("Name").asText();
        permit(caller, "ssm:GetParameter", name);
        var parameter = parameters.get(name);
        if (parameter == null) {
            throw new AwsError(400, "ParameterNotFound", "");
        }
        var output = JsonService.object();
        output.set(
                "Parameter",
                json(caller, parameter, input.path("WithDecryption").asBoolean()));
        return output;
    }

    private ObjectNode getParameters(Role caller, JsonNode input) {
        var names = new ArrayList<String>();
        input.path("Names").forEach(name -> names.add(name.asText()));
        if (names.isEmpty() || names.size() > 10) {
            throw new AwsError(400, "ValidationException", "1 to 10 names, not " + names.size());
        }
        names.forEach(name -> permit(caller, "ssm:GetParameters", name));
        var output = JsonService.object();
        var found = output.putArray("Parameters");
        var missing = output.putArray("InvalidParameters");
        for (var name : names) {
            var parameter = parameters.get(name);
            if (parameter == null) {
                missing.add(name);
            } else {
                found.add(json(caller, parameter, input.path("WithDecryption").asBoolean()));
            }
        }
        return output;
    }

    private ObjectNode putParameter(Role caller, JsonNode input) {
        var name = input.path("Name").asText();
        permit(caller, "ssm:PutParameter", name);
        if (parameters.containsKey(name) && !input.path("Overwrite").asBoolean()) {
            throw new AwsError(400, "ParameterAlreadyExists", "The parameter already exists.");
        }
        var type = input.path("Type").asText("String");
        var stored = store(name, type, input.path("Value").asText());
        return JsonService.object().put("Version", stored.version()).put("Tier", "Standard");
    }

    private ObjectNode deleteParameter(Role caller, JsonNode input) {
        var name = input.path("Name").asText();
        permit(caller, "ssm:DeleteParameter", name);
        if (parameters.remove(name) == null) {
            throw new AwsError(400, "ParameterNotFound", "");
        }
        return JsonService.object();
    }

    private void permit(Role caller, String action, String name) {
        if (grants.rule(caller, action, name) == Call.Ruling.DENIED) {
            throw JsonService.denied(caller, action, arn(name));
        }
    }

    private Parameter store(String name, String type, String value) {
        return parameters.merge(
                name,
                new Parameter(name, type, value, 1, Instant.now()),
                (old, fresh) -> new Parameter(name, type, value, old.version() + 1, fresh.changed()));
    }

    private ObjectNode json(Role caller, Parameter parameter, boolean decrypt) {
        boolean secure = parameter.type().equals("SecureString");
        if (secure && decrypt) {
            permit(caller, "kms:Decrypt", parameter.name());
        }
        var value = secure && !decrypt ? sealed(parameter) : parameter.value();
        return JsonService.object()
                .put("Name", parameter.name())
                .put("Type", parameter.type())
                .put("Value", value)
                .put("Version", parameter.version())
                .put("LastModifiedDate", parameter.changed().toEpochMilli() / 1000.0)
                .put("ARN", arn(parameter.name()))
                .put("DataType", "text");
    }

    /** Stands for the ciphertext: says nothing about the value. */
    private static String sealed(Parameter parameter) {
        var text = "sealed " + parameter.name() + " " + parameter.version();
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String arn(String name) {
        return "arn:aws:ssm:us-east-1:123456789012:parameter" + (name.startsWith("/") ? "" : "/") + name;
    }
}
