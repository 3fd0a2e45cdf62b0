import { expect, test } from "@jest/globals";
import { webAddress } from "../../src/source/remote.ts";

test.each([
  ["git@github.com:org/app.git", "https://github.com/org/app"],
  ["https://user:token@github.com/org/app.git", "https://github.com/org/app"],
  ["ssh://git@git.example.com:2222/org/app.git", "https://git.example.com/org/app"],
  ["http://git.example.com:3000/org/app", "http://git.example.com:3000/org/app"],
  ["/srv/git/app.git", undefined],
  ["file:///srv/git/app.git", undefined],
  ["", undefined],
])("%s is shown as %s", (remote, address) => {
  expect(webAddress(remote)).toBe(address);
});
