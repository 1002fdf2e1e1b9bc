package mupot.testkit.lambda;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment of a function's process: what Lambda sets, then what the deployment says. */
final class LambdaVariables {

    private LambdaVariables() {}

    static Map<String, String> of(Deployment deployment, Path root, String runtimeApi) {
        var role = deployment.role();
        var all = new HashMap<String, String>();
        all.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        all.put("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        all.put("AWS_REGION", "us-east-1");
        all.put("AWS_DEFAULT_REGION", "us-east-1");
        all.put("AWS_ACCESS_KEY_ID", role.accessKeyId());
        all.put("AWS_SECRET_ACCESS_KEY", role.secretAccessKey());
        all.put("AWS_SESSION_TOKEN", role.sessionToken());
        all.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        all.put("AWS_LAMBDA_FUNCTION_NAME", deployment.name());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(deployment.memoryMegabytes()));
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + deployment.name());
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[$LATEST]0");
        all.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        all.put("LAMBDA_TASK_ROOT", root.toString());
        all.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        all.put("_HANDLER", deployment.handler());
        // Not Lambda's: keeps the files of whoever runs the test, and the network, out of the SDK's configuration.
        all.put("AWS_CONFIG_FILE", root.resolve("no-config").toString());
        all.put("AWS_SHARED_CREDENTIALS_FILE", root.resolve("no-credentials").toString());
        all.put("AWS_EC2_METADATA_DISABLED", "true");
        all.putAll(deployment.variables());
        return all;
    }
}
