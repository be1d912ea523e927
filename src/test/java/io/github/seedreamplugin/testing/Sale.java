package io.github.seedreamplugin.testing;

import java.math.BigDecimal;

/**
 * A call that the endpoint charged for.
 *
 * @param prompt what was asked for
 * @param requestBody the request's body as sent
 * @param amount what it cost
 * @param answerSha256 digest of the answer's whole body, whether or not all of it was delivered
 */
public record Sale(String prompt, String requestBody, BigDecimal amount, String answerSha256) {}
