package io.opcuaws.opcua.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where certificates are kept, in the gateway's data directory: {@code own}, {@code trusted}, {@code issuers},
 * {@code rejected}. Directories and the private key belong to the gateway's user alone where the file system
 * knows such permissions.
 */
final class PkiDirectory {

    private final Path root;
    private final boolean posix;

    private PkiDirectory(Path root, boolean posix) {
        this.root = root;
        this.posix = posix;
    }

    /** Makes what is missing. */
    static PkiDirectory in(Path dataDirectory) throws IOException {
        Files.createDirectories(dataDirectory);
        boolean posix = Files.getFileStore(dataDirectory).supportsFileAttributeView("posix");
        PkiDirectory pki = new PkiDirectory(dataDirectory, posix);
        for (Path directory : new Path[] {pki.own(), pki.trusted(), pki.issuers(), pki.rejected()}) {
            Files.createDirectories(directory, pki.permissions("rwx------"));
        }
        return pki;
    }

    Path own() {
        return root.resolve("own");
    }

    Path trusted() {
        return root.resolve("trusted");
    }

    Path issuers() {
        return root.resolve("issuers");
    }

    Path rejected() {
        return root.resolve("rejected");
    }

    /** The file as an administrator may be told about it: without the way to the data directory. */
    String nameOf(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Writes a file that must not exist yet and that nobody else may read, not even while it is written. */
    void writeSecret(Path file, byte[] content) throws IOException {
        Files.createFile(file, permissions("rw-------"));
        Files.write(file, content, StandardOpenOption.WRITE);
    }

    private FileAttribute<?>[] permissions(String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
