import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { haproxyWithPage } from "../../../../src/targets/compose/maintenance/haproxy-page.ts";
import type { Notice } from "../../../../src/targets/compose/maintenance/notice.ts";

const notice: Notice = { page: "<p>soon</p>\n", retryAfterSeconds: 60, pass: "abc", letsItself: true };
const file = "/etc/gateway/haproxy.cfg";

function closed(text: string, own = notice): string | undefined {
  return haproxyWithPage(new Map([[file, text]]), [file], own).get(file);
}

/** The first lines of the sections that show the page. */
function fronts(text: string | undefined): string[] {
  return [...(text ?? "").matchAll(/^(.*)\n {4}# aip-deploy: maintenance, begin$/gm)].map(([, head = ""]) => head);
}

test("the block stands before everything else of a front", () => {
  expect(closed("defaults\n  mode http\nfrontend public # all\n  bind :80\n  default_backend app\n")).toBe(`defaults
  mode http
frontend public # all
    # aip-deploy: maintenance, begin
    acl aip_deploy_open src 127.0.0.0/8 ::1
    acl aip_deploy_open req.hdr(x-aip-deploy-pass) -m str abc
    http-request return status 503 content-type "text/html; charset=utf-8" hdr retry-after 60 hdr cache-control no-store string "<p>soon</p>\\n" unless aip_deploy_open
    # aip-deploy: maintenance, end
  bind :80
  default_backend app
`);
});

describe("what shows the page", () => {
  test.each<[string, string, string[]]>([
    ["what speaks HTTP by itself", "frontend a\n mode http\nfrontend b\n", ["frontend a"]],
    ["by the defaults before it", "defaults\n mode http\nlisten a\ndefaults\n mode tcp\nfrontend b\n", ["listen a"]],
    [
      "by the defaults that it names",
      "defaults x\n mode http\ndefaults y\nfrontend a from x\nfrontend b\n",
      ["frontend a from x"],
    ],
    ["by what those name", "defaults x\n mode http\ndefaults y from x\nfrontend a\n", ["frontend a"]],
    ["none that speaks TCP", "defaults\n mode http\nfrontend a\n mode tcp\n", []],
    ["no backend", "defaults\n mode http\nbackend a\n server s web:1\n", []],
    ["none that only shows statistics", "defaults\n mode http\nlisten s\n bind :8404\n stats enable\n", []],
    [
      "one that shows them too",
      "defaults\n mode http\nfrontend a\n stats uri /s\n default_backend b\n",
      ["frontend a"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(fronts(closed(text))).toEqual(expected);
  });

  test("in all files of a folder, in their order", () => {
    const files = new Map([
      ["/etc/haproxy/20-front.cfg", "frontend a\n bind :80"],
      ["/etc/haproxy/10-defaults.cfg", "defaults\n mode http\n"],
      ["/etc/haproxy/readme.txt", "frontend b\n"],
    ]);
    expect([...haproxyWithPage(files, ["/etc/haproxy/"], notice).keys()]).toEqual(["/etc/haproxy/20-front.cfg"]);
  });

  test("a front whose first line ends the file", () => {
    expect(closed("defaults\n mode http\nfrontend a")?.split("\n").slice(2, 4)).toEqual([
      "frontend a",
      "    # aip-deploy: maintenance, begin",
    ]);
  });
});

test("a page that HAProxy would not send is refused", () => {
  expect(() => closed("", { ...notice, page: "x".repeat(20_000) })).toThrow(
    expect.objectContaining({
      code: "target.refused",
      message: "the page has 20000 bytes, and HAProxy can show at most 14336",
    }),
  );
});

test("nothing but blocks is added, and the page is one word of one line", () => {
  const letters = fc.constantFrom("a", "\n", "\r", "\t", " ", '"', "'", "\\", "$", "{", "#", "ü", "%");
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 200 }), (page) => {
      const text = "defaults\n mode http\nfrontend a\n bind :1\nfrontend b\n bind :2\n";
      const found = closed(text, { ...notice, page }) ?? "";
      expect(found.replaceAll(/ {4}# aip-deploy: maintenance, begin\n[^]*?maintenance, end\n/g, "")).toBe(text);
      const [, word = ""] = /string "((?:\\.|[^"\\])*)" unless/.exec(found) ?? [];
      const controls: Record<string, string> = { n: "\n", r: "\r", t: "\t" };
      expect(word.replaceAll(/\\(.)/g, (_, letter: string) => controls[letter] ?? letter)).toBe(page);
      expect(word).not.toMatch(/(?<!\\)(?:\\\\)*\$/);
    }),
  );
});
