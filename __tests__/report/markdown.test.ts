import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Result } from "../../src/release/results.ts";
import { bytesOf } from "../../src/report/bytes.ts";
import { renderMarkdown, summaryBytes } from "../../src/report/markdown.ts";
import { code, details, flowing, link, page, tableOf } from "../../src/report/page.ts";
import { aCommit, aDeployment, aFailedDeployment, aPlan, aRun, aStep, now, samples, url } from "../support/results.ts";

const commands = Object.keys(samples) as Result["command"][];

test.each(commands)("the summary of %s", (command) => {
  expect(renderMarkdown(samples[command], now)).toMatchSnapshot();
});

test.each<[string, Result, string]>([
  [
    "a deployment that worked",
    { command: "deploy", deployment: aDeployment(), url },
    "✅ **dev runs release 1b1b1b1b1b1b, verified after 12.3 s**. Undo: `aip-deploy rollback dev`",
  ],
  [
    "one that failed",
    { command: "deploy", deployment: aFailedDeployment() },
    "❌ **release 1b1b1b1b1b1b failed on dev after 12.3 s: chatbot exited with 1**; dev runs release 0a0a0a0a0a0a again, verified. Mend the cause and push again",
  ],
  ["a run", aRun(), "✅ **dev runs release 1b1b1b1b1b1b, verified after 12.3 s**. Undo: `aip-deploy rollback dev`"],
  ["a plan", aPlan(), "📋 **shop at 3f2a1b0 (develop) for dev: 1 of 2 images to build (0.4 s)**"],
])("the first line of %s", (_name, result, line) => {
  expect(renderMarkdown(result, now).split("\n")[0]).toBe(line);
});

describe("text from outside", () => {
  test("becomes neither markup nor a mention", () => {
    const images = aPlan().images.map((image) => ({
      ...image,
      commits: [aCommit({ subject: "<img src=x> | @ada [click](https://bad.example) `code`", author: "**Eve**" })],
    }));
    const row = renderMarkdown(aPlan({ images }), now)
      .split("\n")
      .find((line) => line.includes("img src"));
    expect(row).toBe(
      "| 3f2a1b0 | &lt;img src=x&gt; \\| @\u200bada \\[click\\](https://bad.example) \\`code\\` | \\*\\*Eve\\*\\* | 2 h ago | auth, chatbot |",
    );
  });

  test("in a log cannot end its block", () => {
    const failure = { unit: "web", message: "web died", log: ["```", "</details>", "# not a title"], events: [] };
    const text = renderMarkdown({ command: "deploy", deployment: aFailedDeployment({ failure, steps: [] }) }, now);
    expect(text).toContain("````text\n```\n</details>\n# not a title\n````\n\n</details>");
  });

  test("in code and links stays what it is", () => {
    expect([code("aip-deploy status"), code("a`b")]).toEqual(["`aip-deploy status`", "a\\`b"]);
    expect([link(url), link("javascript:alert(1)"), link("https://x/<b>")]).toEqual([
      `<${url}>`,
      "javascript:alert(1)",
      "https://x/&lt;b&gt;",
    ]);
  });
});

describe("a page that is too long", () => {
  const table = (rows: number) =>
    tableOf(
      ["a", "b"],
      Array.from({ length: rows }, (_, at) => [`row ${at}`, "…"]),
    );

  test("loses the middle of its longest parts and keeps the short ones", () => {
    const log = details("log", Array.from({ length: 50 }, (_, at) => `line ${at}`).join("\n"));
    const text = page([flowing("first"), table(50), log, flowing("last")], 600);
    expect(bytesOf(text)).toBeLessThanOrEqual(600);
    expect(text).toMatchInlineSnapshot(`
     "first

     | a | b |
     | --- | --- |
     | row 0 | … |
     | row 1 | … |
     | row 2 | … |
     | row 3 | … |
     | row 4 | … |
     | row 5 | … |
     | row 6 | … |
     | row 7 | … |
     | row 8 | … |
     | row 9 | … |
     | row 10 | … |
     | row 11 | … |

     … the rest was too long for this page and is left out.

     <details>
     <summary>log</summary>

     \`\`\`text
     … what came before was too long for this page and is left out
     28
     line 29
     line 30
     line 31
     line 32
     line 33
     line 34
     line 35
     line 36
     line 37
     line 38
     line 39
     line 40
     line 41
     line 42
     line 43
     line 44
     line 45
     line 46
     line 47
     line 48
     line 49
     \`\`\`

     </details>

     last"
    `);
  });

  test("keeps within GitHub's limit however long the logs are", () => {
    const log = Array.from({ length: 40_000 }, (_, at) => `${at} ✗ größer als gedacht 🚀`);
    const failure = { unit: "web", message: "web died", log, events: log };
    const text = renderMarkdown({ command: "deploy", deployment: aFailedDeployment({ failure }) }, now);
    expect(bytesOf(text)).toBeLessThanOrEqual(summaryBytes);
    expect(bytesOf(text)).toBeGreaterThan(summaryBytes * 0.99);
    expect(text.split("\n")[0]).toContain("failed on dev");
    expect(text).toContain("39999 ✗ größer als gedacht 🚀");
    expect(text).toContain("is left out");
    expect(text).toMatch(/aip-deploy history dev`$/m);
  });

  test("tells the decisive of 256 services with huge logs", () => {
    const names = Array.from({ length: 256 }, (_, at) => `service-${at}`);
    const log = Array.from({ length: 2_000 }, (_, at) => `${at} an ordinary line of a log`);
    const units = names.map((unit) => {
      const failure = { unit, message: `${unit} exited with 1`, log, events: ["12:00:00 die (exit code 1)"] };
      return { unit, outcome: "failed" as const, seconds: 2, detail: "exited with 1", failure };
    });
    const plan = {
      steps: [{ id: "start:1", kind: "start" as const, title: "Start all", units: names }],
      notes: names.map((name) => `${name} has a fixed host port: it is recreated, with a short gap`),
      units: names.map((unit) => ({ unit, action: "replace" as const, why: "another image" })),
    };
    const steps = [aStep({ outcome: "failed", units, detail: names.join(", ") })];
    const { failure } = units[0] ?? {};
    const deployment = aFailedDeployment({ plan, steps, ...(failure === undefined ? {} : { failure }) });
    const text = renderMarkdown({ command: "deploy", deployment }, now);
    expect(bytesOf(text)).toBeLessThanOrEqual(summaryBytes);
    expect(text.split("\n")[0]).toMatch(/service-0 exited with 1\*\*; dev runs release 0a0a0a0a0a0a again, verified/);
    for (const name of names) expect(text).toContain(`**What failed:** ${name} exited with 1`);
    expect(text).toContain("1999 an ordinary line of a log");
    expect(text).toContain("```mermaid\nflowchart LR\n");
    expect((text.match(/<details( open)?>/g) ?? []).length).toBe((text.match(/<\/details>/g) ?? []).length);
  });

  test("never exceeds its bytes, splits no character and leaves nothing open", () => {
    // What stands for half a character must not have been there before.
    const words = fc.string({ unit: "grapheme", maxLength: 400 }).filter((text) => !text.includes("\ufffd"));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), fc.integer({ min: 0, max: 2000 }), (texts, bytes) => {
        const parts = texts.flatMap((text) => [details("log", text), flowing(text.replaceAll("<", "")), table(9)]);
        const text = page(parts, bytes);
        expect(bytesOf(text)).toBeLessThanOrEqual(bytes);
        expect(text).not.toContain("\ufffd");
        expect(text.match(/^<details>$/gm)?.length).toBe(text.match(/^<\/details>$/gm)?.length);
      }),
    );
  });
});
