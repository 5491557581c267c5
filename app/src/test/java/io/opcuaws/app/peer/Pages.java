package io.opcuaws.app.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages of the gateway, as whoever monitors it reads them. */
public final class Pages {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*(?:\\{.*})?) (\\S+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    /** @param base where the pages are, whatever its scheme is */
    public Pages(URI base) {
        this.base = URI.create("http://" + base.getAuthority() + "/");
    }

    public HttpResponse<String> get(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .timeout(Patience.ANSWER)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException problem) {
            throw new AssertionError("no answer from " + base.resolve(path), problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** The lines of the metrics. */
    public List<String> metrics() {
        HttpResponse<String> answer = get("metrics");
        if (answer.statusCode() != 200) {
            throw new AssertionError("the metrics are answered with " + answer.statusCode());
        }
        return answer.body().lines().toList();
    }

    /** The names that the metrics have in them, of histograms and summaries those of their families. */
    public List<String> families() {
        return metrics().stream()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", -1)[2])
                .toList();
    }

    /** The value of one sample, named with its labels in alphabetical order; 0 if it is not there. */
    public double value(String sample) {
        return metrics().stream()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .filter(line -> line.group(1).equals(sample))
                .mapToDouble(line -> Double.parseDouble(line.group(2)))
                .findFirst()
                .orElse(0);
    }
}
