import { describe, expect, test } from "@jest/globals";
import { plain, width, colours } from "../../src/report/style.ts";
import { codeBlock, markdown, markdownTable, table } from "../../src/report/table.ts";
import { terminalLog, type Screen } from "../../src/report/terminal.ts";

function screen(over: Partial<Screen>): { text: () => string; screen: Screen } {
  const written: string[] = [];
  const base: Screen = {
    write: (text) => written.push(text),
    isTerminal: false,
    columns: 80,
    colour: false,
    verbose: false,
    seconds: () => 0,
  };
  return { text: () => written.join(""), screen: { ...base, ...over } };
}

const escape = String.fromCharCode(27);
const writes = new RegExp(`${escape}\\[(\\d+)A${escape}\\[J|[^${escape}]+`, "g");

/** What a terminal shows after these writes: knows "cursor up n" and "clear below". */
function shown(text: string): string[] {
  const lines: string[] = [""];
  for (const [part, up] of text.matchAll(writes)) {
    if (up === undefined) {
      for (const char of part) {
        if (char === "\n") lines.push("");
        else lines.push(`${lines.pop() ?? ""}${char}`);
      }
    } else {
      lines.splice(Math.max(0, lines.length - 1 - Number(up)));
      lines.push("");
    }
  }
  return lines.filter((line) => line !== "");
}

describe("the terminal", () => {
  test("where lines cannot be overwritten only what is final is written", async () => {
    const { screen: plainScreen, text } = screen({});
    const log = terminalLog(plainScreen);
    await log.phase("Starting wave 1", async () => {
      log.progress("web", "starting");
      log.progress("web", "ready after 1.4 s", "succeeded");
      log.progress("db", "exited with 1", "failed");
      log.debug("not shown");
      return Promise.resolve();
    });
    log.warn("careful");
    expect(text()).toBe("▸ Starting wave 1\n  ✓ web: ready after 1.4 s\n  ✗ db: exited with 1\n! careful\n");
  });

  test("a unit at work has one line that stays below what is final", async () => {
    const { screen: tty, text } = screen({ isTerminal: true });
    const log = terminalLog(tty);
    await log.phase("Starting", async () => {
      log.progress("web", "starting");
      log.progress("db", "starting");
      log.progress("web", "waiting");
      expect(shown(text())).toEqual(["▸ Starting", "  … web: waiting", "  … db: starting"]);
      log.progress("db", "ready", "succeeded");
      expect(shown(text())).toEqual(["▸ Starting", "  ✓ db: ready", "  … web: waiting"]);
      return Promise.resolve();
    });
    expect(shown(text())).toEqual(["▸ Starting", "  ✓ db: ready"]);
  });

  test("a phase is closed when its work fails", async () => {
    const { screen: plainScreen, text } = screen({});
    const log = terminalLog(plainScreen);
    await expect(log.phase("Breaking", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    log.info("after");
    expect(text()).toBe("▸ Breaking\nafter\n");
  });

  test("long lines are cut, so that one unit stays one line", () => {
    const { screen: narrow, text } = screen({ isTerminal: true, columns: 20 });
    terminalLog(narrow).progress("web", "x".repeat(100));
    expect(shown(text()).map(width)).toEqual([19]);
  });
});

describe("tables", () => {
  test("columns are aligned whatever their colours", () => {
    expect(
      table(
        ["unit", "what"],
        [
          ["a", colours.good("yes")],
          ["longer", "no"],
        ],
        plain,
      ),
    ).toBe(`unit    what\na       ${colours.good("yes")}\nlonger  no`);
  });

  test("text from outside cannot become markup", () => {
    expect(markdown("<b>@someone</b> `x` [y](z)")).toBe("&lt;b&gt;@\u200bsomeone&lt;/b&gt; \\`x\\` \\[y\\](z)");
    expect(markdownTable(["a"], [["x|y\nz"]])).toBe("| a |\n| --- |\n| x\\|y<br>z |");
    expect(codeBlock("a\n````\nb")).toBe("`````text\na\n````\nb\n`````");
  });
});
