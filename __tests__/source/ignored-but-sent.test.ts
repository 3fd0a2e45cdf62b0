import { describe, expect, test } from "@jest/globals";
import { ignoredButSent } from "../../src/source/ignored-but-sent.ts";
import { openRepository } from "../../src/source/repository.ts";
import { sourceFacts } from "../../src/source/source-facts.ts";
import { anImage, gitRunner, repository, type TestRepository } from "../support/repository.ts";

async function sent(checkout: TestRepository, context: string) {
  const opened = await openRepository(checkout.root, gitRunner);
  const found = await ignoredButSent(opened, anImage(checkout.root, "web", { context: checkout.path(context) }));
  return found.map(({ path, ignoreFile, line }) => `${path} → ${ignoreFile}: ${line ?? "-"}`);
}

const ignoring = {
  ".gitignore": ".env\nnode_modules/\n*.pyc\n__pycache__/\n*.pem\ndist/\n",
  "web/Dockerfile": "FROM scratch\n",
  "web/main.py": "1",
};
const left = {
  "web/.env": "PASSWORD=x\n",
  "web/node_modules/p/index.js": "1",
  "web/app/__pycache__/a.pyc": "1",
  "web/tls.pem": "1",
  "web/a[1]*.pyc": "1",
  "other/.env": "1",
};

describe("what git ignores and the builder gets", () => {
  test("is listed with the line to add, the most telling first", async () => {
    const checkout = repository(ignoring).write(left);
    expect(await sent(checkout, "web")).toEqual([
      "web/.env → web/.dockerignore: .env",
      "web/tls.pem → web/.dockerignore: tls.pem",
      "web/a[1]*.pyc → web/.dockerignore: a\\[1\\]\\*.pyc",
      "web/app/__pycache__/ → web/.dockerignore: app/__pycache__",
      "web/node_modules/ → web/.dockerignore: node_modules",
    ]);
  });

  test("is nothing once the lines are there", async () => {
    const lines = ".env\ntls.pem\na\\[1\\]\\*.pyc\napp/__pycache__\nnode_modules\n";
    const checkout = repository({ ...ignoring, "web/.dockerignore": lines }).write(left);
    expect(await sent(checkout, "web")).toEqual([]);
  });

  test("a folder whose files are all left out is not sent", async () => {
    const checkout = repository({ ...ignoring, "web/.dockerignore": "**/*.pyc\n.env\n**/*.js\n*.pem\n" }).write(left);
    expect(await sent(checkout, "web")).toEqual([]);
  });

  test("with the whole repository as context it is git's own folder too", async () => {
    const checkout = repository({ ...ignoring, Dockerfile: "FROM scratch\n", ".dockerignore": "web\nother\n" });
    expect(await sent(checkout, ".")).toEqual([".git → .dockerignore: .git"]);
  });

  test("the Dockerfile's own ignore file is the one to mend", async () => {
    const checkout = repository({ ...ignoring, "web/Dockerfile.dockerignore": "**/*.js\n" }).write({ "web/.env": "A" });
    expect(await sent(checkout, "web")).toEqual(["web/.env → web/Dockerfile.dockerignore: .env"]);
  });

  test("a context that git ignores as a whole is named", async () => {
    const checkout = repository(ignoring).write({ "dist/web/Dockerfile": "FROM scratch\n" });
    expect(await sent(checkout, "dist/web")).toEqual(["dist/web/ → dist/web/.dockerignore: -"]);
  });

  test("reads as a warning with what to do", async () => {
    const checkout = repository(ignoring).write(left);
    const { warnings } = await sourceFacts(
      await openRepository(checkout.root, gitRunner),
      anImage(checkout.root, "web"),
    );
    expect(warnings).toMatchInlineSnapshot(`
     [
       {
         "file": "web/.dockerignore",
         "hint": "It can end up in the image, and changes to it do not change the content key. Add to web/.dockerignore:
     .env
     tls.pem
     a\\[1\\]\\*.pyc
     app/__pycache__
     node_modules",
         "message": "web: the builder is sent what git ignores: "web/.env", "web/tls.pem", "web/a[1]*.pyc", "web/app/__pycache__/", "web/node_modules/"",
       },
     ]
    `);
  });
});
