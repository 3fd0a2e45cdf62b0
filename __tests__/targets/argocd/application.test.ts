import { expect, test } from "@jest/globals";
import { command } from "../../../src/command/command.ts";
import { Secret } from "../../../src/secrets/secret.ts";
import { sourceOf, type Application } from "../../../src/targets/argocd/application.ts";
import { fetchHead, push } from "../../../src/targets/argocd/git.ts";

const place = { application: "shop-dev", namespace: "argocd" };
const url = "https://git.example.org/acme/deployments.git";

function application(spec: Application["spec"]): Application {
  const metadata = { name: "shop-dev", namespace: "argocd" };
  return { apiVersion: "argoproj.io/v1alpha1", kind: "Application", metadata, ...(spec === undefined ? {} : { spec }) };
}

const of = (source: object, repository?: string) =>
  sourceOf(application({ source: { repoURL: url, ...source } }), {
    ...place,
    ...(repository === undefined ? {} : { repository }),
  });

test.each([
  [{ path: "shop/dev" }, { url, file: "shop/dev/release.yaml" }],
  [
    { path: "./shop/dev/", targetRevision: "HEAD" },
    { url, file: "shop/dev/release.yaml" },
  ],
  [
    { path: ".", targetRevision: "refs/heads/main" },
    { url, branch: "main", file: "release.yaml" },
  ],
  [{ targetRevision: "env/dev" }, { url, branch: "env/dev", file: "release.yaml" }],
])("an Application that reads %j", (source, expected) => {
  expect(of(source)).toEqual(expected);
});

test("commits may be pushed to another address than Argo CD reads", () => {
  expect(of({ path: "dev" }, "git@git.example.org:acme/deployments.git")).toEqual({
    url: "git@git.example.org:acme/deployments.git",
    file: "dev/release.yaml",
  });
});

test.each([
  ["a chart", { source: { repoURL: url, chart: "shop" } }],
  ["several sources", { sources: [{ repoURL: url }] }],
  ["nothing", {}],
])("one that reads %s is refused", (_what, spec) => {
  expect(() => sourceOf(application(spec), place)).toThrow(
    "Application shop-dev does not read one folder of one repository",
  );
});

test("a password in an address is refused, and is not told", () => {
  const told = () => of({}, "https://ada:a-value@git.example.org/deployments.git");
  expect(told).toThrow("the repository of Application shop-dev has a password in its address");
  expect(told).not.toThrow(/a-value/);
});

test("a token goes to its own host alone, and into no argument", () => {
  const git = { folder: "/tmp/clone", token: new Secret("token", "a-value-that-nobody-may-see") };
  const pushed = push(git, url, "abc", "main");
  expect(pushed).toMatchObject(
    command("git", "--git-dir", "/tmp/clone", "push", "--quiet", "--no-verify", url, "abc:refs/heads/main"),
  );
  expect(pushed.env).toMatchObject({ GIT_CONFIG_KEY_0: "http.https://git.example.org/.extraHeader" });
  expect(JSON.stringify(pushed.args)).not.toContain("a-value");
  expect(fetchHead(git, "git@git.example.org:acme/deployments.git", "main").env).not.toHaveProperty("GIT_CONFIG_COUNT");
});
