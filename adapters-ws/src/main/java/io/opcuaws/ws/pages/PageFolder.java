package io.opcuaws.ws.pages;

/**
 * A folder of pages on the class path.
 *
 * @param path where it is served; begins and ends with {@code /}
 * @param resources the folder, without {@code /} at its ends; in it there is an {@code index.html}
 */
public record PageFolder(String path, String resources) {

    /** The console: a web page that uses the gateway. */
    public static final PageFolder CONSOLE = new PageFolder("/", "io/opcuaws/console");

    /** The reference of all messages. */
    public static final PageFolder DOCS = new PageFolder("/docs/", "io/opcuaws/reference");

    public PageFolder {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("the path of a folder begins and ends with /, and this is " + path);
        }
    }
}
