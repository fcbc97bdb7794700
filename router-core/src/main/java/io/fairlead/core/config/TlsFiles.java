package io.fairlead.core.config;

/**
 * Who the gateway is to clients that come over TLS.
 *
 * @param certificate a file in PEM: the gateway's certificate, then those that lead to a known one
 * @param key a file in PEM: the certificate's private key, not encrypted
 */
public record TlsFiles(String certificate, String key) {}
