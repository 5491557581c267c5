package io.opcuaws.app.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file of whole lines that is continued in another one when it is full. Only its owner can read it. What a write that failed has
 * left behind is taken back, so that no half line stays. One thread at a time.
 */
final class RotatingFile implements Store {

    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final Path file;
    private final long maxBytes;
    private final int files;
    private FileChannel channel;
    private long size;

    /** @throws IOException if the file cannot be written to */
    RotatingFile(Path file, long maxBytes, int files) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        this.files = files;
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        this.channel = open();
        if (size > 0 && !endsWithALine()) {
            append(new byte[] {'\n'});
        }
    }

    private FileChannel open() throws IOException {
        FileChannel opened = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE), OWNER_ONLY);
        size = opened.size();
        return opened;
    }

    /** A process that was killed may have left half a line. */
    private boolean endsWithALine() throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, size - 1) == 1 && last.get(0) == '\n';
    }

    @Override
    public void write(byte[] lines) throws IOException {
        if (size > 0 && size + lines.length > maxBytes) {
            rotate();
        }
        append(lines);
    }

    private void append(byte[] lines) throws IOException {
        try {
            ByteBuffer rest = ByteBuffer.wrap(lines);
            while (rest.hasRemaining()) {
                channel.write(rest, size + rest.position());
            }
            size += lines.length;
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
    }

    private void takeBack(IOException why) {
        try {
            channel.truncate(size);
        } catch (IOException e) {
            why.addSuppressed(e); // the next write tries again where this one began
        }
    }

    private void rotate() throws IOException {
        channel.close();
        try {
            for (int i = files - 1; i > 0; i--) {
                Path older = part(i);
                Path newer = part(i - 1);
                if (Files.exists(newer)) {
                    Files.move(newer, older, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (files == 1) {
                Files.delete(file);
            }
        } finally {
            channel = open();
        }
    }

    private Path part(int number) {
        return number == 0 ? file : file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
