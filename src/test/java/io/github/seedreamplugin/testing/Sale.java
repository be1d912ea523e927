package io.github.seedreamplugin.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A call that the endpoint charged for.
 *
 * @param requestId the provider's id of the request
 * @param arrived when the request had arrived whole
 * @param prompt what was asked for
 * @param requestBody the request's body as sent
 * @param amount what it cost
 * @param answerSha256 digest of the answer's whole body, whether or not all of it was delivered; empty for the queue
 * @param pictures digests of the pictures made
 */
public record Sale(
        String requestId,
        Instant arrived,
        String prompt,
        String requestBody,
        BigDecimal amount,
        String answerSha256,
        List<String> pictures) {}
