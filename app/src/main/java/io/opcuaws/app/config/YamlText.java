package io.opcuaws.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML into nodes that know their lines. No message repeats what was read: it may be a secret. */
final class YamlText {

    private final IntFunction<Origin> origins;

    private YamlText(IntFunction<Origin> origins) {
        this.origins = origins;
    }

    /** @param origins from a line, the first being 1 */
    static Node read(String text, IntFunction<Origin> origins) throws ConfigException {
        YamlText reader = new YamlText(origins);
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        try {
            Optional<org.snakeyaml.engine.v2.nodes.Node> root = new Compose(settings).composeString(text);
            return root.isPresent() ? reader.node(root.get(), 1) : new Node.Nothing(origins.apply(1));
        } catch (MarkedYamlEngineException e) {
            throw new ConfigException(
                    origins.apply(e.getProblemMark().map(YamlText::line).orElse(1)) + ": is not YAML: " + reason(e));
        } catch (YamlEngineException e) {
            throw new ConfigException(origins.apply(1) + ": is not YAML");
        }
    }

    private static String reason(MarkedYamlEngineException e) {
        boolean alias = (e.getContext() + e.getProblem()).contains("alias");
        return alias ? "a value that begins with * must be in quotes" : e.getProblem();
    }

    /** @param line where to say that this node is: at its key, if it has one */
    private Node node(org.snakeyaml.engine.v2.nodes.Node node, int line) throws ConfigException {
        Origin origin = origins.apply(line);
        if (!node.getTag().getValue().startsWith(Tag.PREFIX)) {
            throw new ConfigException(origin + ": a value that begins with ! must be in quotes");
        }
        if (node.isRecursive()) {
            throw new ConfigException(origin + ": a value has itself in it");
        }
        if (node instanceof MappingNode map) {
            return mapping(map, origin);
        }
        if (node instanceof SequenceNode list) {
            List<Node> elements = new ArrayList<>();
            for (org.snakeyaml.engine.v2.nodes.Node element : list.getValue()) {
                elements.add(node(element, line(element)));
            }
            return new Node.Sequence(elements, origin);
        }
        ScalarNode scalar = (ScalarNode) node;
        return scalar.getTag().equals(Tag.NULL) && scalar.getScalarStyle() == ScalarStyle.PLAIN
                ? new Node.Nothing(origin)
                : new Node.Scalar(scalar.getValue(), origin);
    }

    private Node mapping(MappingNode map, Origin origin) throws ConfigException {
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple member : map.getValue()) {
            int line = line(member.getKeyNode());
            if (!(member.getKeyNode() instanceof ScalarNode key)) {
                throw new ConfigException(origins.apply(line) + ": a key must be a text");
            }
            if (members.put(key.getValue(), node(member.getValueNode(), line)) != null) {
                throw new ConfigException(origins.apply(line) + ": " + key.getValue() + " is there twice");
            }
        }
        return new Node.Mapping(members, origin);
    }

    private static int line(org.snakeyaml.engine.v2.nodes.Node node) {
        return node.getStartMark().map(YamlText::line).orElse(1);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
