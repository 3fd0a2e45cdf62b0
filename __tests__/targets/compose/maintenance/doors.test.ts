import { expect, test } from "@jest/globals";
import type { ComposeService, Json } from "../../../../src/compose/model.ts";
import { doorsOf } from "../../../../src/targets/compose/maintenance/doors.ts";
import type { RunningGateway } from "../../../../src/targets/target.ts";
import { documentOf } from "../units.ts";

const ports = [{ target: 80 }];

function gateway(unit: string, kind: RunningGateway["kind"] = "nginx", config?: string): RunningGateway {
  return { unit, kind, routes: [], pinned: [], facts: config === undefined ? {} : { config } };
}

function doors(gateways: readonly RunningGateway[], services: Record<string, ComposeService>) {
  const units = Object.fromEntries(Object.entries(services).map(([name, service]) => [name, { service }]));
  const document = JSON.parse(JSON.stringify(documentOf(units))) as Json;
  return doorsOf(gateways, { target: "compose", document, trees: {}, secrets: [] });
}

test("the gateways that publish ports, or all when none does", () => {
  const both = [gateway("outer", "haproxy", "/h.cfg"), gateway("inner")];
  const outer = { unit: "outer", kind: "haproxy", config: "/h.cfg" };
  expect(doors(both, { outer: { ports }, inner: {} })).toEqual([outer]);
  expect(doors(both, { outer: {}, inner: {} })).toEqual([{ unit: "inner", kind: "nginx" }, outer]);
});

test("of several hosts, each once", () => {
  expect(doors([gateway("one/gateway"), gateway("two/gateway")], { gateway: { ports } })).toEqual([
    { unit: "gateway", kind: "nginx" },
  ]);
});

test("none, and one that cannot show a page, are refused with what to do", () => {
  expect(() => doors([], { web: { ports } })).toThrow(
    expect.objectContaining({
      code: "target.refused",
      message: "no gateway runs that could show a page",
      hint: expect.stringContaining("services.NAME.gateway in aip-deploy.yml"),
    }),
  );
  expect(() => doors([gateway("gateway", "caddy")], { gateway: { ports } })).toThrow(
    expect.objectContaining({
      message: "gateway is a Caddy, which cannot show the maintenance page yet",
      hint: "NGINX and HAProxy can. Have its own configuration answer 503 to everybody, and deploy that.",
    }),
  );
});
