package io.opcuaws.app.config;

/** A part of the program that takes over a changed configuration while it runs. Called on the reloader's thread only. */
@FunctionalInterface
public interface Reloadable {

    /**
     * Makes what the settings ask for, and changes nothing yet: another part may refuse them.
     *
     * @param next what will hold; keys that are not reloaded have the values that they had at the start. It may be the same
     *     as before, with other contents in the files that it names.
     * @return puts what was made into effect; it must not fail
     * @throws ConfigException if the settings cannot be used; then everything stays as it was
     */
    Runnable prepare(Settings next) throws ConfigException;
}
