package mupot.engine.aws;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mupot.store.seam.EngineFailure;
import mupot.store.seam.Item;
import mupot.store.seam.Outcome;
import mupot.store.seam.Transaction;
import mupot.store.seam.Write;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Sends transactions and says what became of them. */
final class Commits {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
    private static final int MAX_REMEMBERED = 1_000;
    private static final int MAX_TURNS = 5;

    private static final Set<String> CONTENDED = Set.of(
            "TransactionConflict",
            "ThrottlingError",
            "ThrottlingException",
            "ProvisionedThroughputExceeded",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "TransactionConflictException");

    private final DynamoDbClient client;
    private final Tables tables;
    private final Clock clock;

    /** How each token was last sent, so that it can be sent the same way again. */
    private final Map<String, Attempt> sent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempt> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    Commits(DynamoDbClient client, Tables tables, Clock clock) {
        this.client = client;
        this.tables = tables;
        this.clock = clock;
    }

    Outcome commit(Transaction transaction) {
        Attempt attempt = known(transaction.token());
        for (int turn = 0; turn < MAX_TURNS; turn++) {
            remember(transaction.token(), attempt);
            try {
                client.transactWriteItems(attempt.request(transaction, tables));
                return new Outcome.Committed();
            } catch (TransactionCanceledException cancelled) {
                var turned = turned(transaction, attempt, cancelled.cancellationReasons());
                if (turned.isEmpty()) {
                    remember(transaction.token(), attempt.next(Instant.MIN));
                    return refusal(transaction, cancelled);
                }
                attempt = attempt.turned(turned);
            } catch (DynamoDbException answer) {
                return failed(transaction, answer);
            } catch (SdkClientException none) {
                return unanswered(none);
            }
        }
        remember(transaction.token(), attempt.next(Instant.MIN));
        return new Outcome.Busy();
    }

    private synchronized Attempt known(String token) {
        var now = clock.instant();
        Attempt last = sent.get(token);
        if (last == null) {
            return Attempt.first(now);
        }
        return last.now().plus(TOKEN_LIFE).isAfter(now) ? last : new Attempt(last.number(), now, Set.of());
    }

    private synchronized void remember(String token, Attempt attempt) {
        sent.remove(token);
        sent.put(token, attempt);
    }

    /**
     * Additions that failed only as they were written for a row of the other kind, expired or not; none if a write
     * before them failed for good.
     */
    private Set<Integer> turned(Transaction transaction, Attempt attempt, List<CancellationReason> reasons) {
        var turned = new HashSet<Integer>();
        for (int i = 0; i < reasons.size(); i++) {
            if (!failed(reasons.get(i))) {
                continue;
            }
            var row = row(transaction.writes().get(i), reasons.get(i));
            boolean expired = row.isPresent() && !row.get().visibleAt(attempt.now());
            if (transaction.writes().get(i) instanceof Write.Add
                    && expired != attempt.revived().contains(i)) {
                turned.add(i);
            } else if (turned.isEmpty()) {
                return Set.of();
            }
        }
        return turned;
    }

    private Outcome refusal(Transaction transaction, TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        for (int i = 0; i < reasons.size(); i++) {
            String code = reasons.get(i).code();
            if (failed(reasons.get(i))) {
                return new Outcome.Refused(i, row(transaction.writes().get(i), reasons.get(i)));
            }
            if (CONTENDED.contains(code)) {
                return new Outcome.Busy();
            }
            if (!code.equals("None")) {
                throw new IllegalStateException(
                        "%s cannot be written: %s"
                                .formatted(transaction.writes().get(i).key(), code),
                        cancelled);
            }
        }
        throw new EngineFailure("DynamoDB cancelled a transaction without a reason", cancelled);
    }

    private static boolean failed(CancellationReason reason) {
        return reason.code().equals("ConditionalCheckFailed");
    }

    private static Optional<Item> row(Write write, CancellationReason reason) {
        return reason.hasItem() && !reason.item().isEmpty()
                ? Optional.of(Attributes.item(write.key().table(), reason.item()))
                : Optional.empty();
    }

    private Outcome failed(Transaction transaction, DynamoDbException answer) {
        String code = answer.awsErrorDetails().errorCode();
        if (answer instanceof IdempotentParameterMismatchException) {
            throw new IllegalStateException("token used for another transaction: " + transaction.token(), answer);
        }
        if (answer instanceof TransactionInProgressException || answer.statusCode() >= 500) {
            return new Outcome.Unknown();
        }
        if (answer.isThrottlingException() || CONTENDED.contains(code)) {
            remember(transaction.token(), known(transaction.token()).next(Instant.MIN));
            return new Outcome.Busy();
        }
        if (code.equals("ValidationException")) {
            throw new IllegalStateException("DynamoDB does not take transaction " + transaction.token(), answer);
        }
        throw new EngineFailure("DynamoDB refused to commit: " + code, answer);
    }

    private static Outcome unanswered(SdkClientException failure) {
        boolean lost = failure instanceof ApiCallTimeoutException
                || failure instanceof ApiCallAttemptTimeoutException
                || failure instanceof AbortedException
                || failure.getCause() instanceof IOException;
        if (lost) {
            return new Outcome.Unknown();
        }
        throw new EngineFailure("DynamoDB could not be asked to commit", failure);
    }
}
