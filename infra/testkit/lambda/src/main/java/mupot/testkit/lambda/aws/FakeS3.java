package mupot.testkit.lambda.aws;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import mupot.testkit.lambda.Role;
import mupot.testkit.lambda.http.LoopbackServer;
import mupot.testkit.lambda.http.Reply;
import mupot.testkit.lambda.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * S3's put, get, head and delete of one object, path style, with {@code If-Match} and {@code If-None-Match}. Buckets
 * need no creation, and there are no versions, listings or parts. Grants name {@code bucket/key}.
 */
public final class FakeS3 implements AutoCloseable {

    private static final Map<String, String> ACTIONS =
            Map.of("PUT", "s3:PutObject", "GET", "s3:GetObject", "HEAD", "s3:GetObject", "DELETE", "s3:DeleteObject");

    private record Stored(byte[] content, String type) {

        String tag() {
            try {
                var digest = MessageDigest.getInstance("MD5").digest(content);
                return "\"" + HexFormat.of().formatHex(digest) + "\"";
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final LoopbackServer server = LoopbackServer.start(this::serve);
    private final Grants grants = new Grants();
    private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();

    private FakeS3() {}

    public static FakeS3 start() {
        return new FakeS3();
    }

    public URI uri() {
        return server.uri();
    }

    public Grants grants() {
        return grants;
    }

    /** Puts an object past all grants. */
    public FakeS3 object(String bucketAndKey, byte[] content) {
        objects.put(bucketAndKey, new Stored(content, "application/octet-stream"));
        return this;
    }

    /** All objects by bucket and key, past all grants. */
    public SortedMap<String, byte[]> objects() {
        var all = new ConcurrentSkipListMap<String, byte[]>();
        objects.forEach((name, stored) -> all.put(name, stored.content()));
        return all;
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply serve(Request request) {
        var name = request.path().substring(1);
        try {
            permit(Caller.of(request), request.method(), name);
            return answer(request, name);
        } catch (AwsError error) {
            var body = "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(error.code(), error.text());
            return Reply.of(error.status(), "application/xml", body);
        }
    }

    private void permit(Role caller, String method, String name) {
        var action = ACTIONS.get(method);
        if (action == null) {
            throw new AwsError(405, "MethodNotAllowed", "not known here: " + method);
        }
        if (grants.rule(caller, action, name) == Call.Ruling.DENIED) {
            throw new AwsError(403, "AccessDenied", "%s may not %s %s".formatted(caller.arn(), action, name));
        }
    }

    private synchronized Reply answer(Request request, String name) {
        var stored = objects.get(name);
        return switch (request.method()) {
            case "PUT" -> put(request, name, stored);
            case "DELETE" -> {
                objects.remove(name);
                yield Reply.empty(204);
            }
            default -> get(stored);
        };
    }

    private Reply put(Request request, String name, @Nullable Stored old) {
        boolean refused = request.header("If-None-Match").isPresent() && old != null
                || request.header("If-Match")
                        .filter(tag -> old == null || !old.tag().equals(tag))
                        .isPresent();
        if (refused) {
            throw new AwsError(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        var type = request.header("Content-Type").orElse("application/octet-stream");
        var fresh = new Stored(AwsChunks.content(request), type);
        objects.put(name, fresh);
        return Reply.empty(200).with("ETag", fresh.tag());
    }

    private static Reply get(@Nullable Stored stored) {
        if (stored == null) {
            throw new AwsError(404, "NoSuchKey", "The specified key does not exist.");
        }
        return new Reply(200, Map.of("Content-Type", stored.type(), "ETag", stored.tag()), stored.content());
    }
}
