import { describe, expect, it } from "vitest";
import { commandOf, indexOfLetter } from "../src/tree/keys";
import {
  collapse,
  expand,
  loadMore,
  mayHaveChildren,
  newTree,
  PAGE,
  pathOf,
  reload,
  type TreeNode,
  visibleRows,
} from "../src/tree/model";
import { iconOf } from "../src/tree/nodeIcon";
import { FakeSession, reference } from "./session";

function objectsOf(tree: TreeNode): TreeNode {
  const [objects] = tree.children;
  if (!objects) {
    throw new Error("a server has an Objects folder");
  }
  return objects;
}

const labels = (tree: TreeNode) =>
  visibleRows([tree]).map((row) => (row.kind === "node" ? row.node.label : `(${row.kind})`));

describe("a server's tree", () => {
  it("begins with the server and its three folders", () => {
    expect(labels(newTree("demo"))).toEqual(["demo", "Objects", "Types", "Views"]);
  });

  it("loads children when they are first looked at, and only then", async () => {
    const fake = new FakeSession({ "i=85": [reference(1, "One"), reference(2, "Two")] });
    const tree = newTree("demo");
    await expand(objectsOf(tree), fake.session);
    collapse(objectsOf(tree));
    await expand(objectsOf(tree), fake.session);
    expect(labels(tree)).toEqual(["demo", "Objects", "One", "Two", "Types", "Views"]);
    expect(fake.browsed).toEqual(["i=85"]);
  });

  it("shows a node once, also where two references lead to it", async () => {
    const fake = new FakeSession({ "i=85": [reference(1, "One"), reference(1, "One")] });
    const tree = newTree("demo");
    await expand(objectsOf(tree), fake.session);
    expect(objectsOf(tree).children).toHaveLength(1);
  });

  it("says that children could not be loaded, and tries again when it is asked to", async () => {
    const tree = newTree("demo");
    await expand(objectsOf(tree), new FakeSession({}).session);
    expect(labels(tree)).toEqual(["demo", "Objects", "(failed)", "Types", "Views"]);
    await expand(objectsOf(tree), new FakeSession({ "i=85": [] }).session);
    expect(labels(tree)).toEqual(["demo", "Objects", "Types", "Views"]);
    expect(mayHaveChildren(objectsOf(tree))).toBe(false);
  });

  it("shows ten thousand children a page at a time", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => reference(index + 1, `Node ${index}`));
    const fake = new FakeSession({ "i=85": many });
    const tree = newTree("demo");
    const objects = objectsOf(tree);
    await expand(objects, fake.session);
    expect(objects.children).toHaveLength(PAGE);
    expect(labels(tree)).toContain("(more)");
    while (objects.more) {
      await loadMore(objects);
    }
    expect(objects.children).toHaveLength(10_000);
    expect(labels(tree)).not.toContain("(more)");
    expect(fake.browsed).toHaveLength(1);
  });

  it("can be loaded anew", async () => {
    const tree = newTree("demo");
    await expand(objectsOf(tree), new FakeSession({ "i=85": [reference(1, "One")] }).session);
    await reload(objectsOf(tree), new FakeSession({ "i=85": [reference(2, "Two")] }).session);
    expect(labels(tree)).toContain("Two");
    expect(labels(tree)).not.toContain("One");
  });

  it("knows the way to a node", async () => {
    const fake = new FakeSession({ "i=85": [reference(1, "Demo")], "i=1": [reference(2, "Sine", 2)] });
    const tree = newTree("demo");
    await expand(objectsOf(tree), fake.session);
    const [demo] = objectsOf(tree).children;
    await expand(demo as TreeNode, fake.session);
    expect(pathOf(demo?.children[0] as TreeNode)).toBe("Objects / Demo / Sine");
  });

  it("takes nothing from a node of another server", async () => {
    const elsewhere = { ...reference(1, "Far"), NodeId: { Id: 1, ServerUri: 1 } };
    const tree = newTree("demo");
    await expand(objectsOf(tree), new FakeSession({ "i=85": [elsewhere] }).session);
    expect(mayHaveChildren(objectsOf(tree).children[0] as TreeNode)).toBe(false);
  });
});

describe("a key in the tree", () => {
  const tree = newTree("demo");
  const rows = visibleRows([tree]);

  it("moves the focus, and stays within the tree", () => {
    expect(commandOf("ArrowDown", rows, 0)).toEqual({ do: "focus", index: 1 });
    expect(commandOf("ArrowUp", rows, 0)).toEqual({ do: "focus", index: 0 });
    expect(commandOf("End", rows, 0)).toEqual({ do: "focus", index: 3 });
    expect(commandOf("PageDown", rows, 0)).toEqual({ do: "focus", index: 3 });
    expect(commandOf("Home", rows, 3)).toEqual({ do: "focus", index: 0 });
  });

  it("opens what is closed, then goes into it; and the other way round", () => {
    expect(commandOf("ArrowRight", rows, 1)).toEqual({ do: "expand", node: tree.children[0] });
    expect(commandOf("ArrowRight", rows, 0)).toEqual({ do: "focus", index: 1 });
    expect(commandOf("ArrowLeft", rows, 0)).toEqual({ do: "collapse", node: tree });
    expect(commandOf("ArrowLeft", rows, 2)).toEqual({ do: "focus", index: 0 });
  });

  it("chooses, or watches", () => {
    expect(commandOf("Enter", rows, 1)).toEqual({ do: "select", node: tree.children[0] });
    expect(commandOf("+", rows, 1)).toEqual({ do: "watch", node: tree.children[0] });
    expect(commandOf("x", rows, 1)).toBeUndefined();
    expect(commandOf("Enter", [], 0)).toBeUndefined();
  });

  it("finds the next row with its letter", () => {
    expect(indexOfLetter("v", rows, 0)).toBe(3);
    expect(indexOfLetter("d", rows, 3)).toBe(0);
    expect(indexOfLetter("x", rows, 2)).toBe(2);
  });
});

describe("an icon", () => {
  it("goes by the NodeClass, and tells folders and properties from others", () => {
    expect(iconOf({ nodeClass: 1, typeDefinition: "i=61" })).toBe("folder");
    expect(iconOf({ nodeClass: 1, typeDefinition: "i=58" })).toBe("object");
    expect(iconOf({ nodeClass: 2, typeDefinition: "i=68" })).toBe("property");
    expect(iconOf({ nodeClass: 4, typeDefinition: "" })).toBe("method");
  });
});
