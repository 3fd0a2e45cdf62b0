import { expect, test } from "@jest/globals";
import { settingsOf } from "../../src/compose/settings.ts";
import { sideBySide, type Neighbour } from "../../src/compose/side-by-side.ts";
import type { EnvironmentConfig } from "../../src/config/config.ts";
import { aConfig, aModel, anEnvironment } from "../support/compose.ts";
import { line } from "../support/problems.ts";

function neighbour(
  name: string,
  text: string,
  more: Partial<EnvironmentConfig> = {},
  project = `shop-${name}`,
): Neighbour {
  const environment = anEnvironment({ name, ...more });
  const plain = aModel(text);
  const loaded = { ...plain, model: { ...plain.model, name: project } };
  return { environment, loaded, settings: settingsOf(loaded, aConfig(), environment) };
}

const web = (port: string) => `services:\n  web:\n    image: x\n    ports: [${port}]\n`;
const port = (published: string, more = "") => `{target: 80, published: "${published}"${more}}`;

test.each([
  ["the same port", port("8080"), port("8080"), "host port 8080"],
  ["any address and one address", port("8080"), port("8080", ", host_ip: 127.0.0.1"), "host port 127.0.0.1:8080"],
  ["a range", port("8000-8010"), port("8005"), "host port 8005"],
  ["another port", port("8080"), port("8081"), undefined],
  ["another address", port("80", ", host_ip: 127.0.0.1"), port("80", ", host_ip: 127.0.0.2"), undefined],
  ["another protocol", port("80", ", protocol: udp"), port("80", ", protocol: tcp"), undefined],
  ["any free port", "{target: 80}", "{target: 80}", undefined],
])("%s in two environments", (_case, one, other, what) => {
  const found = sideBySide([neighbour("dev", web(one)), neighbour("prod", web(other))]).map(line);
  const expected = `compose.yml:4:13: ${what ?? ""} is used by web in dev (compose.yml:4) and by web in prod, and the engine has it only once → Write the port as a variable, for example \`\${PORT:-8080}:80\`, with another value in each env file.`;
  expect(found).toEqual(what === undefined ? [] : [expected]);
});

test("project name, container name and a volume's own name", () => {
  const text = `services:
  web: {image: x, container_name: web}
volumes:
  data: {name: data}
  own: {name: shop_own}
  shared: {name: shared, external: true}
`;
  const found = sideBySide([neighbour("dev", text, {}, "shop"), neighbour("prod", text, {}, "shop")]).map(line);
  expect(found).toEqual([
    "the project name shop is used by dev and by prod, and the engine has it only once → Set `project:` for one of the environments, or leave `name:` out.",
    "compose.yml:2:19: the container name web is used by web in dev (compose.yml:2) and by web in prod, and the engine has it only once → Leave `container_name:` out, or put the environment into it.",
    "compose.yml:4:10: the volume data is used by dev (compose.yml:4) and by prod, and the engine has it only once → Leave the volume's `name:` out, or mark it `external: true` if both are meant to share it.",
  ]);
});

test("services that are off claim nothing, and one environment can be at odds with itself", () => {
  const text = `services:
  a: {image: x, ports: [${port("80")}]}
  b: {image: x, ports: [${port("80")}], profiles: [b]}
`;
  expect(sideBySide([neighbour("dev", text)])).toEqual([]);
  expect(sideBySide([neighbour("dev", text, { profiles: ["b"] })]).map(({ message }) => message)).toEqual([
    "host port 80 is used by a in dev (compose.yml:2) and by b in dev, and the engine has it only once",
  ]);
});

test("where files are kept does not make another engine", () => {
  const at = (directory: string) => ({ target: { kind: "compose", directory } as const });
  const found = sideBySide([neighbour("dev", web(port("80")), at("/a")), neighbour("prod", web(port("80")), at("/b"))]);
  expect(found).toHaveLength(1);
});

test("two environments are on one engine when they have a host in common, however it is reached", () => {
  const on = (...hosts: string[]) => {
    const all = hosts.map((host) => ({ name: host, host, user: host === "b" ? "deploy" : "root" }));
    const usual = { knownHosts: [], pauseSeconds: 0, onFailure: "return" } as const;
    return { target: { kind: "compose", hosts: { ...usual, all, batch: all.length } } as const };
  };
  const meet = (dev: Partial<EnvironmentConfig>, prod: Partial<EnvironmentConfig>) =>
    sideBySide([neighbour("dev", web(port("80")), dev), neighbour("prod", web(port("80")), prod)]).length;
  expect([meet(on("a", "b"), on("b")), meet(on("a"), on("b")), meet(on("a"), {})]).toEqual([1, 0, 0]);
});
