package io.opcuaws.ws.pages;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Handler;

/** The folders of pages that are served. */
public final class Pages {

    private final Map<PageFolder, PageFiles> folders;

    private Pages(Map<PageFolder, PageFiles> folders) {
        this.folders = folders;
    }

    /**
     * Reads those folders that this build has.
     *
     * @throws IOException if one is there and cannot be read
     */
    public static Pages load(List<PageFolder> folders) throws IOException {
        Map<PageFolder, PageFiles> found = new LinkedHashMap<>();
        for (PageFolder folder : folders) {
            PageFiles.of(folder).ifPresent(files -> found.put(folder, files));
        }
        return new Pages(found);
    }

    /** Those that there are. */
    public Set<PageFolder> folders() {
        return Set.copyOf(folders.keySet());
    }

    /**
     * Answers for them.
     *
     * @param idle how long a browser may keep its connection for the next file
     */
    public Handler handler(Duration idle) {
        return new PagesHandler(this, idle);
    }

    /** The innermost folder that has this path, or this path without the {@code /} at its end. */
    Optional<PageFolder> folderOf(String path) {
        return folders.keySet().stream()
                .filter(folder -> (path + '/').startsWith(folder.path()))
                .max(Comparator.comparingInt(folder -> folder.path().length()));
    }

    /** @param name relative to the folder, which is one of {@link #folders} */
    Optional<PageFile> find(PageFolder folder, String name) {
        return Objects.requireNonNull(folders.get(folder)).find(name);
    }
}
