import { describe, expect, test } from "@jest/globals";
import { audit, type AuditContext } from "../../src/compose/audit.ts";
import type { Facts } from "../../src/compose/facts.ts";
import { settingsOf } from "../../src/compose/settings.ts";
import type { EnvironmentConfig } from "../../src/config/config.ts";
import { aConfig, aModel, anEnvironment } from "../support/compose.ts";
import { line } from "../support/problems.ts";

/** A checkout with these tracked files, ignored paths, and other files that only lie there. */
function facts({ tracked = [] as string[], ignored = [] as string[], present = [] as string[] }): Facts {
  const below = (files: readonly string[], path: string) =>
    files.filter((file) => path === "" || file === path || file.startsWith(`${path}/`));
  return {
    trackedFiles: (path) => below(tracked, path),
    isIgnored: (path) => ignored.some((each) => path === each || path.startsWith(`${each}/`)),
    exists: (path) => below([...tracked, ...present], path).length > 0,
    isFolder: (path) => below([...tracked, ...present], path).some((file) => file !== path),
  };
}

function audited(text: string, more: Partial<AuditContext> = {}, environment: Partial<EnvironmentConfig> = {}) {
  const loaded = aModel(text);
  const context = { environment: anEnvironment(environment), facts: facts({}), dockerfile: () => undefined, ...more };
  const found = audit(loaded, settingsOf(loaded, aConfig(), context.environment), context);
  return { problems: found.problems.map(line), notes: found.notes, mounts: found.mounts };
}

describe("bind mounts", () => {
  const dockerfile = () => "FROM python:3 AS base\nWORKDIR /app\nFROM base\nCOPY . .\nCOPY conf /etc/app/\n";
  const tracked = ["web/app.py", "web/conf/a.conf", "conf/nginx.conf", "libs/x.py"];
  const mount = (source: string, target: string, more = "") => `services:
  web:
    build: {context: /shop/web}
    volumes:
      - {type: bind, source: ${source}, target: ${target}${more}}
      - {type: volume, target: /app/node_modules}
`;

  test.each([
    [
      "the sources over the working directory",
      "/shop/web",
      "/app",
      "drop",
      "it covers /app, where the image has its own files",
    ],
    ["a part of the sources", "/shop/web/conf", "/etc/app", "drop", "it is what the image was built from"],
    [
      "a part of the context that the image has elsewhere",
      "/shop/web/conf",
      "/etc/other",
      "capture",
      "is tracked by git",
    ],
    ["a tracked file of the context", "/shop/web/app.py", "/app/app.py", "capture", "is tracked by git"],
    ["a tracked folder elsewhere", "/shop/conf", "/etc/nginx", "capture", "is tracked by git"],
    ["a tracked folder below the working directory", "/shop/libs", "/app/libs", "capture", "is tracked by git"],
    [
      "a path that is missing",
      "/shop/media",
      "/media",
      "state",
      "it is not in the repository and would be made when the service starts",
    ],
    ["an ignored folder", "/shop/data", "/data", "state", "git ignores it"],
    ["an untracked folder", "/shop/new", "/new", "state", "git does not track it"],
    [
      "a folder with a placeholder only",
      "/shop/kept",
      "/kept",
      "state",
      "the repository holds only a placeholder of it",
    ],
    ["a folder whose new files are ignored", "/shop/up", "/up", "state", "git ignores what is written into it"],
    ["a database's folder", "/shop/conf", "/var/lib/mysql", "state", "a database keeps its data at /var/lib/mysql"],
    ["a path of the host", "/etc/localtime", "/etc/localtime", "host", "lies outside of the checkout"],
    ["a folder beside the checkout", "/shopping", "/x", "host", "lies outside of the checkout"],
  ])("%s", (_case, source, target, decision, why) => {
    const files = facts({
      tracked: [...tracked, "kept/.gitkeep", "up/sample.png"],
      ignored: ["data", "up/.aip-deploy-new-file"],
      present: ["data/x", "new/y"],
    });
    const found = audited(mount(source, target), { facts: files, dockerfile });
    expect(found.mounts[0]).toMatchObject({ service: "web", target, decision, why });
  });

  test("volumes that only shielded a dropped mount go with it", () => {
    const found = audited(mount("/shop/web", "/app"), { facts: facts({ tracked }), dockerfile });
    expect(found.mounts.map(({ target, decision }) => [target, decision])).toEqual([
      ["/app", "drop"],
      ["/app/node_modules", "drop"],
    ]);
    expect(found.notes).toEqual([
      "compose.yml:5: sources mounted into web stay out, so that the images' own files run (./web at /app: it covers /app, where the image has its own files)",
    ]);
  });

  test("an environment for live reload keeps its sources", () => {
    const found = audited(
      mount("/shop/web", "/app"),
      { facts: facts({ tracked }), dockerfile },
      { sourceMounts: "keep" },
    );
    expect(found.mounts.map(({ decision }) => decision)).toEqual(["host"]);
  });

  test("without a readable Dockerfile a folder of the context counts as sources", () => {
    const found = audited(mount("/shop/web/conf", "/x"), { facts: facts({ tracked }) });
    expect(found.mounts[0]?.decision).toBe("drop");
  });

  test("state without a place is a problem with the lines to add, each path once", () => {
    const text = mount("/shop/data/pg", "/pg").replace(
      "services:\n",
      "services:\n  a: {image: x, volumes: [{type: bind, source: /shop/data/pg, target: /b}]}\n",
    );
    expect(audited(text).problems).toEqual([
      `compose.yml:2:27: services.a.volumes: ./data/pg is mounted at /b and holds state: it is not in the repository and would be made when the service starts → Say where it lives on the host, and move it there:
  environments:
    dev:
      state:
        ./data/pg: /srv/shop/data/pg`,
    ]);
  });

  test.each(["./data/pg", "data/pg/"])("state whose place is written as %s", (written) => {
    const found = audited(mount("/shop/data/pg", "/pg"), {}, { state: { [written]: "/srv/pg" } });
    expect([found.problems, found.mounts[0]?.source]).toEqual([[], "/srv/pg"]);
  });

  test("state below a folder that has a place", () => {
    const found = audited(mount("/shop/data/pg", "/pg"), {}, { state: { "./data": "/srv" } });
    expect(found.mounts[0]?.source).toBe("/srv/pg");
  });
});

test("what a person should know", () => {
  const { notes, problems } = audited(`services:
  web:
    image: nginx
    container_name: web
    privileged: true
    network_mode: host
    volumes:
      - {type: bind, source: /var/run/docker.sock, target: /var/run/docker.sock}
      - {type: bind, source: /srv/x, target: /x}
      - {type: bind, source: /etc/localtime, target: /etc/localtime}
  db: {image: "postgres:17"}
  pinned: {image: "redis:7@sha256:00"}
volumes:
  old: {name: old, external: true}
networks:
  edge: {name: edge, external: true}
`);
  expect(problems).toEqual([]);
  expect(notes).toEqual([
    "compose.yml:4: web has the fixed container name web: it is stopped before it is replaced",
    "compose.yml:6: web uses the host's network: its ports are not its own",
    "compose.yml:5: web is privileged: it can do on the host what root can",
    "no version is named, so any day may bring another one: nginx (compose.yml:3)",
    "a tag and no digest is named, so what it stands for may change: postgres:17 (compose.yml:11)",
    "compose.yml:8: web reaches the engine through /var/run/docker.sock: it can do on the host what root can",
    "compose.yml:9: web needs /srv/x on the host: it lies outside of the checkout",
    "compose.yml:14: volume old is external: it must exist on the host before",
    "compose.yml:16: network edge is external: it must exist on the host before",
  ]);
});

test("a dependency behind a profile that is off, a volume in the checkout, a label that says nothing", () => {
  const { problems } = audited(`services:
  web:
    image: x
    depends_on:
      mail: {condition: service_started, required: true}
      log: {condition: service_started, required: false}
    labels:
      aip-deploy.statefull: "true"
  mail: {image: x, profiles: [mail]}
  log: {image: x, profiles: [log]}
volumes:
  data:
    driver_opts: {type: none, o: bind, device: /shop/data}
`);
  expect(problems.map((each) => each.replace(/; known are .*/, ""))).toEqual([
    "compose.yml:13:40: volumes.data: volume data lives in the checkout (/shop/data), which the target does not have → Write a path of the host, or leave `driver_opts` out.",
    "compose.yml:8:7: services.web.labels: aip-deploy.statefull is unknown",
    "compose.yml:5:7: services.web.depends_on: web depends on mail, which is behind a profile that is not on → Switch its profile on under `profiles:`, or write `required: false` at the dependency.",
  ]);
});
