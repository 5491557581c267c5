package io.opcuaws.bench.load;

/**
 * @param text what was found, in Markdown
 * @param well whether each operation went well and no value was lost
 */
record Report(String text, boolean well) {}
