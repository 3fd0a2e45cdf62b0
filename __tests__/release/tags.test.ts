import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { claimTag, entryTag, environmentTag, releaseDigits, releaseTag, takenTag } from "../../src/release/tags.ts";

test.each([
  ["dev", "dev"],
  ["production", "production"],
  ["eu.west_1", "eu.west_1"],
  ["review-12", "review-12_1913bfb5"],
  ["release-candidate", "release-candidate_43fa9551"],
  ["feature/login", "feature-login_df7c7aeb"],
  ["Größe", "Gr--e_aedc3f80"],
  [".hidden", "_hidden_16924190"],
])("the tag of environment %s", (environment, tag) => {
  expect(environmentTag(environment)).toBe(tag);
});

test("no two things have the same tag, and every registry takes it", () => {
  const awkward = fc.constantFrom("dev", "dev-1", "dev-1.taken", "dev.claim", "release-0123456789ab", "dev_01234567");
  const environment = fc.oneof(awkward, fc.string({ minLength: 1, maxLength: 150 }));
  const number = fc.integer({ min: 1, max: 99_999 });
  fc.assert(
    fc.property(environment, environment, number, number, (one, other, first, second) => {
      fc.pre(one !== other);
      const tags = [one, other].flatMap((name) => [environmentTag(name), claimTag(name), entryTag(name, first)]);
      tags.push(takenTag(one, first), takenTag(other, second), releaseTag("0123456789ab".padEnd(64, "0")));
      expect(new Set(tags).size).toBe(tags.length);
      for (const tag of tags) expect(tag).toMatch(/^\w[\w.-]{0,127}$/);
    }),
  );
});

test("a release's tag shows its first twelve digits", () => {
  const id = "0123456789abcdef".repeat(4);
  expect(releaseTag(id)).toBe("release-0123456789ab");
  expect(releaseDigits("release-0123456789ab")).toBe("0123456789ab");
  expect(releaseDigits("release-candidate_43fa9551")).toBeUndefined();
});
