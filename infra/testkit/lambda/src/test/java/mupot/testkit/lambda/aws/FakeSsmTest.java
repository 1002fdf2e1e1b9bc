package mupot.testkit.lambda.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mupot.testkit.lambda.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

@Timeout(60)
class FakeSsmTest {

    private static final Role API = Role.of("api");
    private static final Role GATE = Role.of("gate");
    private static final Role WORKER = Role.of("worker");
    private static final String SECRET = "/acme/publish/site";

    private final FakeSsm ssm = FakeSsm.start().secret(SECRET, "s3cret").readable(GATE, "/acme/publish/*");

    @AfterEach
    void close() {
        ssm.close();
    }

    @Test
    void the_role_of_a_class_reads_its_secrets_in_clear() {
        try (var gate = client(GATE)) {
            var parameter = gate.getParameter(get -> get.name(SECRET).withDecryption(true))
                    .parameter();

            assertThat(parameter.value()).isEqualTo("s3cret");
            assertThat(parameter.type()).isEqualTo(ParameterType.SECURE_STRING);
            assertThat(gate.getParameter(get -> get.name(SECRET)).parameter().value())
                    .isNotEmpty()
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void another_role_is_refused_and_the_attempt_is_on_record() {
        try (var worker = client(WORKER)) {
            assertThatThrownBy(() -> worker.getParameter(get -> get.name(SECRET).withDecryption(true)))
                    .isInstanceOfSatisfying(SsmException.class, refused -> assertThat(
                                    refused.awsErrorDetails().errorCode())
                            .isEqualTo("AccessDeniedException"))
                    .hasMessageContainingAll("assumed-role/worker", "ssm:GetParameter", SECRET);
        }

        assertThat(ssm.grants().calls())
                .containsExactly(new Call(WORKER, "ssm:GetParameter", SECRET, Call.Ruling.DENIED));
    }

    @Test
    void reading_without_the_right_to_decrypt_gives_no_secret() {
        ssm.grants().allow(WORKER, "ssm:GetParameter", SECRET);
        try (var worker = client(WORKER)) {
            assertThat(worker.getParameter(get -> get.name(SECRET)).parameter().value())
                    .doesNotContain("s3cret");
            assertThatThrownBy(() -> worker.getParameter(get -> get.name(SECRET).withDecryption(true)))
                    .hasMessageContaining("kms:Decrypt");
        }
    }

    @Test
    void one_foreign_name_denies_the_whole_batch() {
        ssm.secret("/acme/model/key", "m");
        try (var gate = client(GATE)) {
            assertThatThrownBy(() -> gate.getParameters(
                            get -> get.names(SECRET, "/acme/model/key").withDecryption(true)))
                    .hasMessageContaining("/acme/model/key");

            var some = gate.getParameters(
                    get -> get.names(SECRET, "/acme/publish/none").withDecryption(true));
            assertThat(some.parameters()).extracting(each -> each.value()).containsExactly("s3cret");
            assertThat(some.invalidParameters()).containsExactly("/acme/publish/none");
        }
    }

    @Test
    void one_who_may_only_put_replaces_but_never_reads() {
        ssm.grants().allow(API, "ssm:PutParameter", "/acme/*");
        try (var api = client(API)) {
            assertThatThrownBy(() -> api.putParameter(
                            put -> put.name(SECRET).value("new").type(ParameterType.SECURE_STRING)))
                    .isInstanceOf(ParameterAlreadyExistsException.class);

            var put = api.putParameter(how -> how.name(SECRET)
                    .value("new")
                    .type(ParameterType.SECURE_STRING)
                    .overwrite(true));

            assertThat(put.version()).isEqualTo(2);
            assertThat(ssm.value(SECRET)).isEqualTo("new");
            assertThatThrownBy(() -> api.getParameter(get -> get.name(SECRET))).isInstanceOf(SsmException.class);
        }
    }

    @Test
    void what_does_not_exist_is_not_found() {
        try (var gate = client(GATE)) {
            assertThatThrownBy(() -> gate.getParameter(get -> get.name("/acme/publish/none")))
                    .isInstanceOf(ParameterNotFoundException.class);
        }
    }

    private SsmClient client(Role role) {
        return SsmClient.builder()
                .endpointOverride(ssm.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(role.credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
