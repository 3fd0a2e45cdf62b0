import { describe, expect, test } from "@jest/globals";
import { linesOf, textOf } from "../../../src/targets/compose/engine/multiplex.ts";
import { firstFile } from "../../../src/targets/compose/engine/tar.ts";

function frame(stream: number, text: string | Buffer): Buffer {
  const content = Buffer.from(text);
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(content.length, 4);
  return Buffer.concat([header, content]);
}

describe("logs", () => {
  test("pieces of both streams in their order, also when a character is cut in two", () => {
    const euro = Buffer.from("€");
    const cut = [frame(1, euro.subarray(0, 1)), frame(1, euro.subarray(1))];
    expect(textOf(Buffer.concat([frame(1, "one "), frame(2, "two "), ...cut]))).toBe("one two €");
  });

  test("with a terminal there are no headers", () => {
    expect(textOf(Buffer.from("plain\r\ntext\r\n"))).toBe("plain\r\ntext\r\n");
    expect(textOf(Buffer.alloc(0))).toBe("");
  });

  test.each([
    ["", []],
    ["\n\n", []],
    ["a\r\nb\n\nc\n\n", ["a", "b", "", "c"]],
  ])("%j has the lines %j", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });
});

function entry(name: string, kind: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(content.length.toString(8).padStart(11, "0"), 124);
  header.write(kind, 156);
  const padded = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  padded.write(content);
  return Buffer.concat([header, padded]);
}

describe("a file out of a container", () => {
  const end = Buffer.alloc(1024);

  test.each([
    ["alone", [entry("junit.xml", "0", "<testsuites/>")]],
    ["after what describes it", [entry("pax", "x", "30 mtime=1.2\n"), entry("junit.xml", "0", "<testsuites/>")]],
  ])("%s", (_name, entries) => {
    expect(firstFile(Buffer.concat([...entries, end]))?.toString()).toBe("<testsuites/>");
  });

  test("an empty file is a file, a folder is none", () => {
    expect(firstFile(Buffer.concat([entry("empty", "0", ""), end]))?.toString()).toBe("");
    expect(firstFile(Buffer.concat([entry("folder/", "5", ""), end]))).toBeUndefined();
    expect(firstFile(end)).toBeUndefined();
  });
});
