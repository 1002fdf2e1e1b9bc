/**
 * Runs packaged functions as Lambda does: a Runtime API on loopback and one child process for each execution
 * environment. Test support only; nothing here may stand on a function's class path.
 *
 * <pre>{@code
 * var gate = Deployment.of("gate", Path.of("functions/gate/target/function.zip"))
 *         .with("AWS_ENDPOINT_URL_SSM", ssm.uri().toString())
 *         .timeout(Duration.ofSeconds(120));
 * try (var function = PackagedFunction.start(gate);
 *         var mapping = SqsMapping.start(gateQueue, function, SqsRules.of(1, 1).with(Disorder.of(seed, 0.3)))) {
 *     ...
 *     assertThat(mapping.awaitEmpty(Duration.ofSeconds(30))).isTrue();
 * }
 * }</pre>
 */
@NullMarked
package mupot.testkit.lambda;

import org.jspecify.annotations.NullMarked;
