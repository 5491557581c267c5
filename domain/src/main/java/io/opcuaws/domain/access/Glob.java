package io.opcuaws.domain.access;

/** Texts in which {@code *} stands for any text, none included. */
public final class Glob {

    private Glob() {}

    /** Takes time in proportion to the product of the lengths at most, whatever the pattern. */
    public static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int starAt = 0;
        int p = 0;
        while (at < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starAt = at;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(at)) {
                p++;
                at++;
            } else if (star >= 0) {
                p = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
