import { expect, test } from "@jest/globals";
import { usualPage, writtenPage } from "../../../../src/targets/compose/maintenance/page.ts";

test("the plain page says what it is told, as text", () => {
  expect(usualPage('Back at 5 <b>"sharp"</b> & not before')).toContain(
    '<p>Back at 5 &lt;b&gt;"sharp"&lt;/b&gt; &amp; not before</p>',
  );
  expect(usualPage()).toContain("Please try again in a few minutes.");
});

test("a page of somebody's own is taken as it is", () => {
  const text = "\ufeff<p>ü</p>\r\n";
  expect(writtenPage("soon.html", Buffer.from(text))).toBe(text);
});

test.each([
  ["an empty one", Buffer.from(" \n"), "page: soon.html must be a page of HTML in UTF-8"],
  ["one in another encoding", Buffer.from([0x3c, 0xfc, 0x3e]), "page: soon.html must be a page of HTML in UTF-8"],
  ["a picture", Buffer.from("GIF89a\0"), "page: soon.html must be a page of HTML in UTF-8"],
  ["a large one", Buffer.alloc(200_000, "x"), "page: soon.html has 200000 bytes, at most 131072 can be shown"],
])("%s is refused", (_name, content, message) => {
  expect(() => writtenPage("soon.html", content)).toThrow(expect.objectContaining({ message, exitCode: 2 }));
});
