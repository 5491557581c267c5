package io.opcuaws.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What tells a file from the same file changed.
 *
 * @param identity of a file that was put in the place of another one; its text, for not all file systems have one
 */
record FileStamp(FileTime modified, long size, String identity) {

    /** Empty: there is no such file, or nothing may be known of it. */
    static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new FileStamp(
                    attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
