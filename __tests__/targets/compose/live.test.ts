import { describe, expect, test } from "@jest/globals";
import type { ComposeService } from "../../../src/compose/model.ts";
import { liveFilesOf, withLiveMounts } from "../../../src/targets/compose/live.ts";
import { documentOf } from "./units.ts";

const port = [{ target: 80, published: "80" }];
const folder = { type: "bind", source: "aip-tree:aa", target: "/etc/gateway" } as const;
const gateway: ComposeService = { ports: port, volumes: [folder] };

function live(service: ComposeService, configs = {}) {
  const document = documentOf({ gateway: { service } });
  return liveFilesOf("gateway", { ...document, model: { ...document.model, configs } });
}

test.each<[string, ComposeService, string[] | undefined]>([
  ["a folder of the checkout", gateway, ["/etc/gateway aa"]],
  ["no port of the host", { volumes: [folder] }, undefined],
  ["a folder of the host", { ...gateway, volumes: [{ ...folder, source: "/etc/letsencrypt" }] }, undefined],
  ["a config", { ports: port, configs: [{ source: "site", target: "/etc/site.conf" }] }, ["/etc/site.conf bb"]],
  ["a config by its name", { ports: port, configs: [{ source: "site" }] }, ["/site bb"]],
  [
    "named for the program itself",
    { ...gateway, command: ["nginx", "-c", "/etc/gateway/nginx.conf"] },
    ["/etc/gateway aa"],
  ],
  ["read by a script", { ...gateway, command: ["sh", "-c", "envsubst < /etc/gateway/a > /b"] }, undefined],
  ["templates of the image", { ...gateway, volumes: [{ ...folder, target: "/etc/nginx/templates" }] }, undefined],
])("%s", (_name, service, expected) => {
  const found = live(service, { site: { file: "aip-tree:bb" } });
  expect(found?.mounts.map(({ target, tree }) => `${target} ${tree}`)).toEqual(expected);
});

describe("its shape", () => {
  const shape = (service: ComposeService) => live(service)?.shape;

  test("is the same for other content", () => {
    expect(shape({ ...gateway, volumes: [{ ...folder, source: "aip-tree:cc" }] })).toBe(shape(gateway));
  });

  test("is another for anything else", () => {
    expect(shape({ ...gateway, user: "1" })).not.toBe(shape(gateway));
    expect(shape({ ...gateway, volumes: [{ ...folder, target: "/etc/other" }] })).not.toBe(shape(gateway));
  });
});

test("a config is mounted, which is what Compose makes of it", () => {
  const service = { ...gateway, configs: [{ source: "site", target: "/site.conf" }, { source: "other" }] };
  const found = live(service, { site: { file: "aip-tree:bb" }, other: { file: "/etc/other" } });
  expect(found && withLiveMounts(service, found, ({ tree }) => `/live/${tree}`)).toEqual({
    ports: port,
    configs: [{ source: "other" }],
    volumes: [
      { ...folder, source: "/live/aa" },
      { type: "bind", source: "/live/bb", target: "/site.conf", read_only: true, bind: { create_host_path: false } },
    ],
  });
});
