package mupot.kernel.egress;

/**
 * Sends one request outward. Only origins that were permitted, only to the address that was checked, within caps of
 * size and time. A redirect is an answer like any other: it is never followed here.
 */
@FunctionalInterface
public interface Egress {

    /**
     * One request, one answer, no second try.
     *
     * @throws EgressRefused if the request may not be sent
     * @throws EgressFailure if there was no whole answer in time
     */
    Answer send(Call call);
}
