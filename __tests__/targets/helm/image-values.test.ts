import { describe, expect, test } from "@jest/globals";
import { imageValues } from "../../../src/targets/helm/image-values.ts";

const digest = `sha256:${"a".repeat(64)}`;
const images = { web: { repository: "ghcr.io/acme/shop/web", digest, key: "c1-0123" } };

describe("values that name images", () => {
  test("one path gets the whole reference", () => {
    expect(imageValues({ web: { image: "services.web.image" } }, images, [])).toEqual({
      services: { web: { image: `ghcr.io/acme/shop/web@${digest}` } },
    });
  });

  test("parts get their parts", () => {
    const mapping = { web: { repository: "web.image.repository", digest: "web.image.digest", tag: "web.image.tag" } };
    expect(imageValues(mapping, images, [{ web: { image: { repository: "web", pullPolicy: "Always" } } }])).toEqual({
      web: { image: { repository: "ghcr.io/acme/shop/web", digest, tag: `c1-0123@${digest}` } },
    });
  });

  test("an item of a list takes all of the list along, as the last file has it", () => {
    const given = [
      { sidecars: [{ name: "old", image: "old" }], other: 1 },
      {
        sidecars: [
          { name: "log", image: "log" },
          { name: "web", image: "web", ports: [80] },
        ],
      },
    ];
    expect(imageValues({ web: { image: "sidecars[1].image" } }, images, given)).toEqual({
      sidecars: [
        { name: "log", image: "log" },
        { name: "web", image: `ghcr.io/acme/shop/web@${digest}`, ports: [80] },
      ],
    });
  });

  test("an image that the release does not have gets nothing", () => {
    expect(imageValues({ db: { image: "db.image" } }, images, [])).toEqual({});
  });
});
