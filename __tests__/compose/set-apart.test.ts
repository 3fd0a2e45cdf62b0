import { describe, expect, test } from "@jest/globals";
import { setApart } from "../../src/compose/set-apart.ts";
import { settingsOf } from "../../src/compose/settings.ts";
import { sideBySide } from "../../src/compose/side-by-side.ts";
import type { EnvironmentConfig } from "../../src/config/config.ts";
import { aConfig, aModel, anEnvironment } from "../support/compose.ts";
import { line } from "../support/problems.ts";

const apart = { firstPort: 20_000, ports: 3 };

function own(text: string, more: Partial<EnvironmentConfig> = {}) {
  const environment = { ...anEnvironment({ name: "pr-12", ...more }), apart };
  const plain = aModel(text);
  const loaded = { ...plain, model: { ...plain.model, name: "shop-pr-12" } };
  const settings = settingsOf(loaded, aConfig(), environment);
  return { environment, settings, loaded: setApart(loaded, settings, environment) };
}

const text = `services:
  web:
    image: x
    container_name: web
    ports: [{target: 80, published: "80"}, {target: 443, published: "443", host_ip: 127.0.0.1}, {target: 9}]
    networks: { front: {ipv4_address: 10.1.0.2, aliases: [door]}, default: null }
  api:
    image: x
    ports: [{target: 8000, published: "8000"}]
    volumes: [{type: bind, source: /shop/media, target: /media, bind: {create_host_path: true}}]
  off:
    image: x
    profiles: [off]
    ports: [{target: 1, published: "1"}]
volumes:
  data: {name: data}
  plain: {name: shop-pr-12_plain}
networks:
  default: {name: shop-pr-12_default, ipam: {}}
  front: {name: front, ipam: {config: [{subnet: 10.1.0.0/24}]}}
  proxy: {name: proxy, external: true}
`;

test("what an engine has only once becomes the preview's own", () => {
  const { loaded } = own(text, { state: { "./media": "/srv/dev/media" } });
  expect(loaded.problems).toEqual([]);
  expect(loaded.model).toEqual({
    name: "shop-pr-12",
    services: {
      web: {
        image: "x",
        ports: [
          { target: 80, published: "20001" },
          { target: 443, published: "20002", host_ip: "127.0.0.1" },
          { target: 9 },
        ],
        networks: { front: { aliases: ["door"] }, default: null },
      },
      api: {
        image: "x",
        ports: [{ target: 8000, published: "20000" }],
        volumes: [{ type: "volume", source: "state-media", target: "/media" }],
      },
      off: { image: "x", profiles: ["off"], ports: [] },
    },
    volumes: {
      data: { name: "shop-pr-12_data" },
      plain: { name: "shop-pr-12_plain" },
      "state-media": { name: "shop-pr-12_state-media" },
    },
    networks: {
      default: { name: "shop-pr-12_default" },
      front: { name: "shop-pr-12_front" },
      proxy: { name: "proxy", external: true },
    },
  });
});

test("nothing of it meets the environment that it was made like", () => {
  const environment = anEnvironment();
  const loaded = aModel(text);
  const dev = { environment, loaded, settings: settingsOf(loaded, aConfig(), environment) };
  expect(sideBySide([own(text), dev])).toEqual([]);
});

describe("what would be shared all the same", () => {
  test.each<[string, string, string[]]>([
    [
      "an external volume",
      "volumes:\n  data: {name: all, external: true}\n",
      [
        "compose.yml:5:3: volumes.data: is one place for all, so pr-12 would work on the data of another environment → Leave `external:` and `device:` out, or put `${PREVIEW:-dev}` into the name.",
      ],
    ],
    ["an external volume of its own", "volumes:\n  data: {name: data-pr-12, external: true}\n", []],
    [
      "a volume with a place on the host",
      "volumes:\n  data: {name: d, driver_opts: {device: /srv/data}}\n",
      [
        "compose.yml:5:3: volumes.data: is one place for all, so pr-12 would work on the data of another environment → Leave `external:` and `device:` out, or put `${PREVIEW:-dev}` into the name.",
      ],
    ],
  ])("%s", (_name, section, problems) => {
    expect(own(`services:\n  web:\n    image: x\n${section}`).loaded.problems.map(line)).toEqual(problems);
  });

  test.each<[string, string[]]>([
    [
      "volumes: [{type: bind, source: /srv/media, target: /media}]",
      [
        "compose.yml:4:15: services.web.volumes: /srv/media on the host is written by pr-12 and by the environment that it is made like → Mount it `read_only`, use a named volume, or put `${PREVIEW:-dev}` into the path.",
      ],
    ],
    ["volumes: [{type: bind, source: /srv/media, target: /media, read_only: true}]", []],
    ["volumes: [{type: bind, source: /srv/pr-12/media, target: /media}]", []],
    ["volumes: [{type: bind, source: /var/run/docker.sock, target: /var/run/docker.sock}]", []],
    ["volumes: [{type: bind, source: /shop/conf, target: /conf}]", []],
    [
      "network_mode: host",
      [
        "compose.yml:4:5: services.web.network_mode: uses the host's network, so pr-12 would meet the ports of another environment → Publish ports instead.",
      ],
    ],
    [
      `ports: [${["1", "2", "3", "4"].map((port) => `{target: ${port}, published: "${port}"}`).join(", ")}]`,
      ["previews: the app publishes 4 ports, and a preview has 3 → Publish only the front door."],
    ],
  ])("%s", (option, problems) => {
    expect(own(`services:\n  web:\n    image: x\n    ${option}\n`).loaded.problems.map(line)).toEqual(problems);
  });
});
