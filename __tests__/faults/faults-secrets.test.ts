import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { docker } from "../support/engine.ts";
import { commandLines, type Spoken } from "../support/cli.ts";
import { openSmallApp, secretValues, type SmallApp } from "../support/small-app.ts";

jest.setTimeout(120_000);

let app: SmallApp;
const buildToken = "marker-of-the-build-token";
const env = { BUILD_TOKEN: buildToken };
const markers = [...Object.values(secretValues), buildToken];

beforeAll(async () => {
  app = await openSmallApp();
  const text = app.checkout.git("show", "HEAD:aip-deploy.yml");
  app.checkout.commit(
    {
      "aip-deploy.yml": text.replace("cache: none", "cache: none\n  secrets: { token: { env: BUILD_TOKEN } }"),
      "worker/Dockerfile":
        "FROM busybox:1.37\nRUN --mount=type=secret,id=token test -s /run/secrets/token\nCOPY . /app\nCMD sh /app/serve.sh\n",
      // A program that tells everything it knows, as programs do when they fail.
      "web/serve.sh": 'echo "cannot log in with $DB_PASSWORD"\ncat /run/secrets/api-token\nexit 1\n',
    },
    "Tell everything",
  );
}, 120_000);

afterAll(async () => {
  await app.close();
}, 60_000);

function leaks(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    markers.filter((marker) => text.includes(marker)).map((marker) => `${marker}: ${text}`),
  );
}

/** Runs, and looks at the command lines of all its programs meanwhile. */
async function watched(...args: string[]): Promise<Spoken & { readonly commands: readonly string[] }> {
  const running = app.startWith({ env }, ...args);
  const commands = new Set<string>();
  const watching = setInterval(() => {
    for (const line of commandLines(running.pid)) commands.add(line);
  }, 40);
  try {
    return { ...(await running.ended), commands: [...commands] };
  } finally {
    clearInterval(watching);
  }
}

async function everythingIn(repository: string): Promise<string[]> {
  const base = `http://${app.registry.address}/v2/${repository}`;
  const { tags } = (await (await fetch(`${base}/tags/list`)).json()) as { tags: string[] };
  const texts = await Promise.all(
    tags.map(async (tag) => {
      const accept = "application/vnd.oci.image.manifest.v1+json";
      const manifest = await (await fetch(`${base}/manifests/${tag}`, { headers: { accept } })).text();
      const digests = [...new Set(manifest.match(/sha256:[0-9a-f]{64}/g) ?? [])];
      const blobs = await Promise.all(digests.map(async (digest) => (await fetch(`${base}/blobs/${digest}`)).text()));
      return [manifest, ...blobs];
    }),
  );
  return texts.flat();
}

test("no value of a secret is seen in what is said, recorded or started", async () => {
  const said = await watched("run", "-v");
  const json = await watched("run", "--json");
  const history = await app.run("history", "dev", "--json");
  expect([said.code, json.code]).toEqual([1, 1]);
  expect(said.stdout).toContain("cannot log in with [secret DB_PASSWORD]");
  expect(json.stdout).toContain("cannot log in with [secret DB_PASSWORD]");
  expect(said.commands.some((line) => line.includes("docker-compose"))).toBe(true);
  const texts = [said, json, history].flatMap(({ stdout, stderr }) => [stdout, stderr]);
  expect(leaks([...texts, ...said.commands, ...json.commands])).toEqual([]);
  const recorded = await everythingIn(`${app.name}/aip-deploy`);
  expect(recorded.length).toBeGreaterThan(5);
  expect(leaks(recorded)).toEqual([]);
  expect(leaks(await everythingIn(`${app.name}/worker`))).toEqual([]);
  expect(leaks([await docker("image", "inspect", ...(await images()))])).toEqual([]);
});

async function images(): Promise<string[]> {
  const text = await docker("images", "--quiet", "--filter", `reference=${app.registry.address}/${app.name}/*`);
  return [...new Set(text.split("\n"))];
}
