import { expect, test } from "@jest/globals";
import { pageOf, retryAfterOf } from "../../src/release/commands/maintenance-page.ts";

test("when to try again is a length of time, by itself five minutes", () => {
  expect([retryAfterOf(undefined), retryAfterOf("1h30m")]).toEqual([300, 5400]);
  expect(() => retryAfterOf("soon")).toThrow(
    expect.objectContaining({ message: 'retry-after: must be a length of time, got "soon"', exitCode: 2 }),
  );
});

test("the page is a file's or the plain one, and a message is for that", async () => {
  expect(await pageOf({ message: "Back at noon" })).toContain("<p>Back at noon</p>");
  expect(await pageOf({ page: import.meta.filename })).toContain("import { expect, test }");
  await expect(pageOf({ page: "there-is-none.html" })).rejects.toMatchObject({
    message: expect.stringMatching(/^page: there-is-none.html cannot be read: ENOENT/),
    exitCode: 2,
  });
  await expect(pageOf({ page: "a.html", message: "b" })).rejects.toMatchObject({
    message: "message: is what the plain page says, and there is a page of your own",
  });
});
