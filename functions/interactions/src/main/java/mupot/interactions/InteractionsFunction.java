package mupot.interactions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.funqy.Funq;
import mupot.kernel.channel.RawReply;
import mupot.kernel.channel.ReceiveWebhook;
import mupot.lambda.HttpEvents;

/** Raw bytes and headers in, bytes out. Trouble of a dependency is a 503, so that the platform tries again. */
public class InteractionsFunction {

    private static final System.Logger LOG = System.getLogger(InteractionsFunction.class.getName());

    private final Wiring.Webhooks webhooks;

    InteractionsFunction(Wiring.Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Funq
    public APIGatewayV2HTTPResponse interactions(APIGatewayV2HTTPEvent event) {
        ReceiveWebhook webhook = webhooks.byPlatform().get(HttpEvents.platform(event));
        if (webhook == null) {
            return HttpEvents.response(RawReply.refused(404, "not_found", "There is no such webhook."));
        }
        try {
            return HttpEvents.response(webhook.receive(HttpEvents.request(event)));
        } catch (RuntimeException trouble) {
            LOG.log(System.Logger.Level.ERROR, "webhook.trouble", trouble);
            return HttpEvents.response(
                    RawReply.refused(503, "broken", "Something the pot needs doesn't answer. Try again."));
        }
    }
}
