package io.opcuaws.opcua;

import io.opcuaws.opcua.reach.AllowedTargets;
import java.util.List;

/**
 * The servers that clients may name by their URL, each entry a host pattern ({@code plc-*.plant.example}), an address or a network
 * ({@code 10.0.0.0/24}, {@code [fd12::]/16}), with {@code :port}, {@code :port-port} or neither, which stands for all ports.
 */
public record OpenTargets(List<String> entries) {

    /** Every server in the world, but for link-local addresses and those of cloud metadata. */
    public static final OpenTargets EVERYTHING = new OpenTargets(List.of("*"));

    /** No server but those that the operator has named. */
    public static final OpenTargets NOTHING = new OpenTargets(List.of());

    /** @throws IllegalArgumentException naming the entry that cannot be understood, and why */
    public OpenTargets(List<String> entries) {
        this.entries = List.copyOf(entries);
        AllowedTargets.of(this.entries);
    }

    /** Whether an entry is a star alone: then any server may be reached, at least at some port. */
    public boolean isUnlimited() {
        return allowed().isUnlimited();
    }

    AllowedTargets allowed() {
        return AllowedTargets.of(entries);
    }
}
