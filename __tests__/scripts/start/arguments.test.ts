import { expect, test } from "@jest/globals";
import { parse } from "../../../scripts/start/arguments.ts";
import { homeOf, ownPlaces, playgroundPlaces, sourceOf } from "../../../scripts/start/places.ts";
import { tree } from "../../support/tree.ts";

test.each([
  [[], { kind: "play", verbose: false }],
  [["--down"], { kind: "down", verbose: false }],
  [["--repo", "../shop", "-v"], { kind: "play", verbose: true, repository: "../shop" }],
  [
    ["--down", "--repo", "https://git.example/shop.git"],
    { kind: "down", verbose: false, repository: "https://git.example/shop.git" },
  ],
  [["--help"], { kind: "help" }],
  [["--repo", ""], { problem: "--repo: which repository?" }],
  [["--dwon"], { problem: "Unknown option '--dwon'" }],
  [["shop"], { problem: "Unexpected argument 'shop'" }],
])("npm start -- %j", (args, wish) => {
  expect(parse(args)).toMatchObject(wish);
});

test("everything lies in the state folder", () => {
  const home = homeOf({ XDG_STATE_HOME: "/state" });
  expect(home).toBe("/state/aip-deploy/start");
  expect(homeOf({ XDG_STATE_HOME: "" })).toMatch(/\/\.local\/state\/aip-deploy\/start$/);
  expect(playgroundPlaces(home)).toEqual({
    work: "/state/aip-deploy/start/ai-playground",
    origin: "/state/aip-deploy/start/ai-playground.git",
  });
});

test("a repository keeps its name, and two of one name do not share a folder", () => {
  const works = [
    "https://git.example/a/shop.git",
    "https://git.example/b/shop.git",
    "git@git.example:shop",
    "/src/shop/",
  ].map((source) => ownPlaces("/home", source).work);
  expect(works.map((work) => work.replace(/[0-9a-f]{8}/, "HASH"))).toEqual(Array(4).fill("/home/own/HASH/shop"));
  expect(new Set(works).size).toBe(4);
});

test("a path is the same repository from everywhere, a URL stays as it is", () => {
  const root = tree({});
  expect(sourceOf(".", root)).toBe(root);
  expect(sourceOf("https://git.example/shop.git", root)).toBe("https://git.example/shop.git");
});
