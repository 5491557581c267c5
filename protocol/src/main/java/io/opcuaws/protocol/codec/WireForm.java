package io.opcuaws.protocol.codec;

/** How scalars are written. On input both forms are understood, whatever was agreed on. */
public enum WireForm {
    /** Every number and boolean is a JSON string: {@code "StatusCode":"0"}. */
    V1,
    /** Numbers and booleans are JSON's own, except NaN and the infinities: {@code "StatusCode":0}. */
    V2
}
