package mupot.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import mupot.fakes.SignedInteraction;

/** The pot's real doors, as the demo's people use them. */
final class DemoDoors {

    private final URI pot;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    DemoDoors(URI pot, JsonMapper json) {
        this.pot = pot;
        this.json = json;
    }

    String url() {
        return pot.toString();
    }

    void as(String bearer) {
        token = bearer;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** As {@link #get}; what isn't there yet is a missing node. */
    JsonNode find(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 404 ? MissingNode.getInstance() : read(response);
    }

    JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    JsonNode put(String path, JsonNode body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    JsonNode webhook(SignedInteraction signed) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(pot.resolve("/webhooks/discord"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(signed.body()));
        signed.headers().forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(pot.resolve(path))
                .header("Idempotency-Key", UUID.randomUUID().toString());
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return read(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    private JsonNode read(HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 400) {
            throw new IOException("the pot said " + response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }
}
