package io.opcuaws.ws.pages;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * All files of a folder, read once. What a client asks for is looked up in here and opens nothing, so that no path, however it is
 * written, leads anywhere else.
 */
final class PageFiles {

    private static final String INDEX = "index.html";

    private final Map<String, PageFile> files;

    private PageFiles(Map<String, PageFile> files) {
        this.files = Map.copyOf(files);
    }

    /**
     * Reads them.
     *
     * @return empty if this build has no such folder
     * @throws IOException if it is there and cannot be read
     */
    static Optional<PageFiles> of(PageFolder folder) throws IOException {
        URL index = PageFiles.class.getClassLoader().getResource(folder.resources() + '/' + INDEX);
        if (index == null) {
            return Optional.empty();
        }
        Map<String, PageFile> files = new HashMap<>();
        URLConnection connection = index.openConnection();
        if (connection instanceof JarURLConnection inJar) {
            inJar.setUseCaches(false); // it is this one's own, to be closed
            try (JarFile jar = inJar.getJarFile()) {
                read(jar, folder.resources() + '/', files);
            }
        } else {
            read(Path.of(URI.create(index.toString())).resolveSibling(""), files);
        }
        return Optional.of(new PageFiles(files));
    }

    /** @param path relative to the folder; that of a folder in it, with {@code /} at its end, is its index */
    Optional<PageFile> find(String path) {
        return Optional.ofNullable(files.get(path.isEmpty() || path.endsWith("/") ? path + INDEX : path));
    }

    private static void read(JarFile jar, String prefix, Map<String, PageFile> files) throws IOException {
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            if (entry.getName().startsWith(prefix) && !entry.isDirectory()) {
                try (InputStream content = jar.getInputStream(entry)) {
                    put(files, entry.getName().substring(prefix.length()), content.readAllBytes());
                }
            }
        }
    }

    private static void read(Path folder, Map<String, PageFile> files) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                put(files, folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    private static void put(Map<String, PageFile> files, String name, byte[] content) {
        files.put(name, new PageFile(name, content));
    }
}
