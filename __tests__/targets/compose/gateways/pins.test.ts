import { expect, test } from "@jest/globals";
import {
  connectionsTo,
  handedFiles,
  hostsLines,
  runtimeCommands,
} from "../../../../src/targets/compose/gateways/pins.ts";

const web = { route: { host: "web", port: 8000, way: "map" as const }, port: 8000 };

test("lines of a hosts file, one for each address, each once", () => {
  const pin = { ...web, addresses: ["10.0.0.2", "10.0.0.3"] };
  expect(hostsLines([pin, pin])).toBe("10.0.0.2 web # aip-deploy\n10.0.0.3 web # aip-deploy\n");
});

test("one address stands for itself, several for a group", () => {
  expect(handedFiles([{ ...web, addresses: ["10.0.0.2"] }])).toEqual({
    map: "web:8000 10.0.0.2:8000;\n",
    upstreams: "",
  });
  expect(handedFiles([{ ...web, addresses: ["10.0.0.2", "10.0.0.3"] }])).toEqual({
    map: "web:8000 aip-deploy-web-8000;\n",
    upstreams: "upstream aip-deploy-web-8000 { server 10.0.0.2:8000; server 10.0.0.3:8000; }\n",
  });
});

test("HAProxy's servers get the addresses in turn", () => {
  const route = { host: "web", way: "runtime" as const, servers: ["app/a", "app/b", "app/c"] };
  expect(runtimeCommands([{ route, port: 80, addresses: ["10.0.0.2", "10.0.0.3"] }])).toEqual([
    "set server app/a addr 10.0.0.2 port 80",
    "set server app/b addr 10.0.0.3 port 80",
    "set server app/c addr 10.0.0.2 port 80",
  ]);
});

test("connections to an address, as the kernel writes them", () => {
  const tables = `  sl  local_address rem_address   st tx_queue rx_queue
   0: 0200140A:C350 0300140A:1F40 01 00000000:00000000
   1: 0200140A:C351 0300140A:1F40 06 00000000:00000000
   2: 0200140A:C352 0400140A:1F40 01 00000000:00000000
   3: 0000000000000000FFFF00000200140A:C353 0000000000000000FFFF00000300140A:1F40 01 00000000:00000000`;
  expect(connectionsTo(["10.20.0.3"], tables)).toBe(2);
  expect(connectionsTo(["10.20.0.3", "10.20.0.4"], tables)).toBe(3);
  expect(connectionsTo(["10.20.0.9"], tables)).toBe(0);
});
