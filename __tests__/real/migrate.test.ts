// From a Compose app to a real cluster: the example's manifests are what the API server takes, all of them, an account with just the
// printed rights may do it, and a small app that was brought there runs as it did with Compose.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parseAllDocuments } from "yaml";
import { ensureEngine } from "../../scripts/lab/engine.ts";
import type { Cluster } from "../../scripts/lab/kubernetes/cluster.ts";
import { sharedCluster } from "../../scripts/lab/kubernetes/open.ts";
import { attempt, run } from "../../scripts/lab/run.ts";
import { runCli } from "../support/cli.ts";
import { TestRepository } from "../support/repository.ts";
import { tree } from "../support/tree.ts";

type Found = { readonly kind: string; readonly metadata: { readonly name: string }; readonly [key: string]: unknown };

const example = fileURLToPath(new URL("../../examples/ai-playground", import.meta.url));
const own = `m${process.pid}`;

let cluster: Cluster;
const namespaces: string[] = [];
const images: string[] = [];

beforeAll(async () => {
  await ensureEngine(() => undefined);
  cluster = await sharedCluster();
}, 3_600_000);

afterAll(async () => {
  const names = namespaces.map((name) => `namespace/${name}`);
  if (names.length > 0) await cluster.kubectl(["delete", ...names, "--wait=false", "--ignore-not-found"]);
  for (const image of images) await run("docker", ["image", "rm", image]);
}, 120_000);

/** The program with the cluster's kubectl on its path. */
function cli(args: readonly string[], directory: string) {
  return runCli(args, { directory, env: { PATH: `${cluster.bin}:${process.env["PATH"] ?? ""}` } });
}

async function rendered(root: string, overlay: string): Promise<Found[]> {
  const text = await cluster.kubectl(["kustomize", join(root, "k8s/overlays", overlay)]);
  const documents = parseAllDocuments(text);
  return Array.isArray(documents) ? documents.map((document) => document.toJS() as Found) : [];
}

describe("the example", () => {
  const app = `${own}-playground`;
  let root: string;

  beforeAll(async () => {
    root = tree({ "aip-deploy.yml": `app: ${app}\nregistry: ${cluster.registry.address}/${app}\n` });
    // As it was before anybody wrote manifests.
    const isOfCompose = (path: string) => !["k8s", "chart"].includes(relative(example, path).split(sep)[0] ?? "");
    cpSync(example, root, { recursive: true, filter: isOfCompose });
    for (const name of ["dev", "staging", "prod"]) await run(join(root, "scripts/make-secrets"), [name]);
    const repository = new TestRepository(root);
    repository.git("init", "--quiet", "--initial-branch", "main");
    repository.commit();
    namespaces.push(...["dev", "staging", "prod"].map((name) => `${app}-${name}`));
  }, 120_000);

  test("is brought over without a problem; a second time changes nothing, and what was edited stays", async () => {
    const first = (await cli(["migrate", "--json"], root)).json("migrate");
    expect(first.environments.map(({ overlay, namespace }) => [overlay, namespace])).toEqual([
      ["dev", `${app}-dev`],
      ["staging", `${app}-staging`],
      ["prod", `${app}-prod`],
    ]);
    expect(
      first.notes.filter(({ places, what }) => places.length === 0 && !what.startsWith("nothing restarts")),
    ).toEqual([]);
    const again = (await cli(["migrate", "--json"], root)).json("migrate");
    expect([again.written, again.unchanged]).toEqual([[], first.written]);

    const service = join(root, "k8s/base/auth-service/service.yaml");
    const before = readFileSync(service, "utf8");
    writeFileSync(service, `# ours\n${before}`);
    const refused = await cli(["migrate", "--force", "--json"], root);
    expect([refused.code, refused.error().message]).toEqual([
      2,
      "migrate: these files are there already and differ:\n  k8s/base/auth-service/service.yaml",
    ]);
    writeFileSync(service, before);
  }, 120_000);

  test("holds no secret", async () => {
    const secret = readFileSync(join(root, ".secrets/prod/django_secret_key"), "utf8").trim();
    const { stdout } = await attempt("grep", ["-rlF", secret, join(root, "k8s")]);
    expect(stdout).toBe("");
  });

  test.each(["dev", "staging", "prod"])(
    "is taken whole by the API server for %s",
    async (overlay) => {
      await cluster.kubectl(["apply", "--filename", join(root, "k8s/namespaces.yaml")]);
      const objects = await rendered(root, overlay);
      const said = await cluster.kubectl([
        ...["apply", "--server-side", "--dry-run=server", "--kustomize", join(root, "k8s/overlays", overlay)],
      ]);
      const lines = said.trim().split("\n");
      expect(lines.filter((line) => !line.endsWith("serverside-applied (server dry run)"))).toEqual([]);
      expect(lines).toHaveLength(objects.length);
    },
    120_000,
  );

  test("may be deployed by an account with the rights that are printed, and by that nothing else is done", async () => {
    const namespace = `${app}-prod`;
    const { manifest } = (await cli(["permissions", "production", "--json"], root)).json("permissions");
    await cluster.kubectl(["apply", "--filename", "-"], { input: manifest });
    const as = `--as=system:serviceaccount:${namespace}:aip-deploy`;
    const overlay = join(root, "k8s/overlays/prod");
    const said = await cluster.kubectl(["apply", "--server-side", "--dry-run=server", "--kustomize", overlay, as]);
    expect(said).toContain(`deployment.apps/auth-service serverside-applied`);
    const can = async (...asked: readonly string[]) => {
      const line = await cluster.kubectl(["auth", "can-i", ...asked, as]).catch(() => "no");
      return line.trim();
    };
    const inside = `--namespace=${namespace}`;
    const [lease, secret, pod] = ["leases/aip-deploy", "secrets/other", "pods"];
    expect(
      await Promise.all([
        can("update", `${lease}-${app}-production`, inside),
        can("patch", `secrets/${app}-secrets`, inside),
        can("get", "pods/log", inside),
        can("patch", secret, inside),
        can("get", secret, inside),
        can("delete", pod, inside),
        can("create", "pods/exec", inside),
        can("create", "roles", inside),
        can("list", pod, `--namespace=${app}-staging`),
        can("create", "namespaces"),
        can("list", "nodes"),
      ]),
    ).toEqual(["yes", "yes", "yes", "no", "no", "no", "no", "no", "no", "no", "no"]);
  }, 120_000);
});

describe("a small app", () => {
  const app = `${own}-small`;
  let root: string;

  beforeAll(async () => {
    const image = `${cluster.registry.address}/${app}:1`;
    images.push(image);
    await run("docker", ["tag", "busybox:1.37", image]);
    await run("docker", ["push", "--quiet", image]);
    root = tree({
      "aip-deploy.yml": `app: ${app}\nregistry: ${cluster.registry.address}/${app}\n`,
      "pages/index.html": "hello from $HOME\n",
      ".secrets/prod/token": "s3cr3t",
      ".gitignore": ".secrets\n",
      "docker-compose.yml": small(image),
    });
    const repository = new TestRepository(root);
    repository.git("init", "--quiet", "--initial-branch", "main");
    repository.commit();
    namespaces.push(`${app}-prod`);
  }, 120_000);

  test("runs there as it did: its files, its secret, its data, its task and its addresses", async () => {
    const { written } = (await cli(["migrate", "--json"], root)).json("migrate");
    expect(written).toContain("k8s/base/web/migrate-job.yaml");
    await cluster.kubectl(["apply", "--filename", join(root, "k8s/namespaces.yaml")]);
    const inside = ["--namespace", `${app}-prod`];
    const folder = `--from-file=${join(root, ".secrets/prod")}`;
    await cluster.kubectl([...inside, "create", "secret", "generic", `${app}-secrets`, folder]);
    await cluster.kubectl(["apply", "--kustomize", join(root, "k8s/overlays/prod")]);
    await cluster.kubectl([...inside, "rollout", "status", "statefulset/my-store", "--timeout=150s"]);
    await cluster.kubectl([...inside, "wait", "job/web-migrate", "--for=condition=Complete", "--timeout=150s"]);
    await cluster.kubectl([...inside, "rollout", "status", "deployment/web", "--timeout=150s"]);
    const address = await cluster.kubectl([...inside, "get", "service/web", "--output=jsonpath={.spec.clusterIP}"]);
    expect(await answer(`http://${address}:8080/index.html`)).toBe("hello from $HOME\n");
    expect(await answer(`http://${address}:8080/cgi-bin/said`)).toBe(
      "price $5 $(MODE) mode fast secret s3cr3t store kept here user 10001\n",
    );
    expect(await cluster.kubectl([...inside, "logs", "job/web-migrate"])).toBe("migrated in fast mode\n");
  }, 300_000);
});

/** A web server that says what it was given, and a store that keeps a file on a volume and serves it. */
function small(image: string): string {
  return `services:
  web:
    image: ${image}
    user: "10001:10001"
    read_only: true
    tmpfs: [/srv]
    cap_drop: [ALL]
    security_opt: ["no-new-privileges:true"]
    environment:
      MODE: fast
      STORE_URL: http://my_store:8081/kept
    secrets: [token]
    volumes: [./pages:/pages:ro]
    command:
      - sh
      - -c
      - |
        mkdir /srv/cgi-bin && cat > /srv/cgi-bin/said <<'END'
        #!/bin/sh
        printf 'Content-Type: text/plain\\n\\nprice $$5 $$(MODE) mode %s secret %s store %s user %s\\n' "$$MODE" \\
          "$$(cat /run/secrets/token)" "$$(wget -q -O - $$STORE_URL)" "$$(id -u)"
        END
        chmod 755 /srv/cgi-bin/said; cp /pages/* /srv/; exec httpd -f -p 8080 -h /srv
    labels:
      aip-deploy.ready: http://:8080/
      aip-deploy.task.migrate: sh -c 'echo migrated in $$MODE mode'
    depends_on: [my_store]
    ports: ["8080:8080"]
  my_store:
    image: ${image}
    command: [sh, -c, "printf 'kept here' > /data/kept; exec httpd -f -p 8081 -h /data"]
    labels:
      aip-deploy.stateful: "true"
      aip-deploy.ready: tcp://:8081
    volumes: [kept:/data]
secrets:
  token: {file: ./.secrets/prod/token}
volumes: {kept: {}}
`;
}

/** A Service may need a moment until it knows of a ready pod. */
async function answer(url: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { code, stdout } = await attempt("curl", ["--silent", "--fail", "--max-time", "2", url]);
    if (code === 0) return stdout;
    await sleep(100);
  }
  return "no answer";
}
