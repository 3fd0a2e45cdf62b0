import { describe, expect, test } from "@jest/globals";
import { notesFrom } from "../../src/migrate/notes.ts";
import { noteHeadline, noteItem } from "../../src/migrate/note-words.ts";
import { migrated } from "./app.ts";

/** What is said of one key of a service, without what is said of every service. */
function said(key: string): readonly string[] {
  const { notes } = migrated(`services:\n  web:\n    image: x:1\n    healthcheck: {test: [CMD, "true"]}\n    ${key}\n`);
  return notes
    .filter(({ what }) => what !== "nothing restarts a container that hangs")
    .map((note) => `${note.kind} ${noteHeadline(note)}`);
}

describe("what could not be carried over is named with its line", () => {
  test.each<[string, string[]]>([
    ["privileged: true", ["left compose.yml:5: privileged (web)"]],
    ["network_mode: host", ["left compose.yml:5: network_mode: host (web)"]],
    ["network_mode: service:db", ["left compose.yml:5: network_mode: service:db (web)"]],
    ["network_mode: bridge", []],
    ["links: [db, 'db:database']", ["left compose.yml:5: the link db:database (web)"]],
    ["extra_hosts: [a=10.0.0.1]", []],
    [
      "extra_hosts: [host.docker.internal=host-gateway]",
      ["left compose.yml:5: host.docker.internal → host-gateway (web)"],
    ],
    ["devices: [{source: /dev/kvm, target: /dev/kvm}]", ["left compose.yml:5: the device /dev/kvm (web)"]],
    ["sysctls: {net.core.somaxconn: '1024'}", ["left compose.yml:5: sysctl net.core.somaxconn (web)"]],
    ["sysctls: {net.ipv4.tcp_syncookies: '1'}", []],
    ["restart: unless-stopped", []],
    ["restart: on-failure", ["left compose.yml:5: restart: on-failure (web)"]],
    ["logging: {driver: gelf}", ["left compose.yml:5: logging: gelf (web)"]],
    ["ulimits: {nofile: 100}", ["left compose.yml:5: ulimits (web)"]],
    ["init: true", ["left compose.yml:5: init: true (web)"]],
    ["user: node", ["left compose.yml:5: user node (web)"]],
    ["container_name: shop-web", ["left compose.yml:5: container_name shop-web (web)"]],
    ["container_name: web", []],
    ["networks: {default: null}", []],
    [
      "networks: {back: {aliases: [api]}}",
      [
        "left compose.yml:5: networks that keep services apart (web)",
        "left compose.yml:5: the network alias api (web)",
      ],
    ],
    [
      "ports: [{target: 80}, {target: 81, published: '81'}]",
      [
        "left compose.yml:5: ports of the host (web)",
        "look compose.yml:5: nothing says under which name users come in (web)",
        "look compose.yml:5: the front door is an Ingress of the cluster's default class (web)",
      ],
    ],
    ["labels: {traefik.enable: 'true'}", ["left compose.yml:5: labels of traefik (web)"]],
    ["deploy: {placement: {constraints: [node.role==manager]}}", ["left compose.yml:5: deploy.placement (web)"]],
    [
      "environment: {TZ: null}",
      ["left compose.yml:5: TZ has no value of its own: Compose would take it from whoever starts it (web)"],
    ],
    ["volumes: [{type: volume, target: /cache}]", ["look compose.yml:5: a volume without a name (web)"]],
    ["security_opt: ['apparmor:own']", ["left compose.yml:5: security_opt apparmor:own (web)"]],
    ["a_new_key: 1", ["left compose.yml:5: a_new_key (web)"]],
    ["x-own: 1", []],
    ["privileged: false", []],
  ])("%s", (key, expected) => {
    expect(said(key)).toEqual(expected);
  });
});

describe("notes", () => {
  const finding = { kind: "left", what: "privileged", instead: "Name the capabilities." } as const;
  const place = (line: number, file = "a.yml") => ({ file, line, column: 1 });

  test("that say the same are one", () => {
    const notes = notesFrom(
      [
        { ...finding, service: "b", environment: "dev", place: place(9) },
        { ...finding, service: "a", environment: "dev", place: place(9) },
        { ...finding, service: "a", environment: "prod", place: place(10) },
      ],
      ["dev", "prod", "staging"],
    );
    expect(notes).toEqual([
      { ...finding, services: ["a", "b"], environments: ["dev", "prod"], places: [place(9), place(10)] },
    ]);
    expect(noteHeadline(notes[0] ?? never())).toBe("a.yml:9, 10: privileged (a, b; dev, prod)");
    expect(noteItem(notes[0] ?? never())).toBe(
      "- [ ] **privileged** (a, b; dev, prod), a.yml:9, 10\n      Name the capabilities.",
    );
  });

  test("of all environments name none, and what was left out comes first", () => {
    const notes = notesFrom(
      [
        { ...finding, kind: "look", environment: "dev", place: place(1) },
        { ...finding, environment: "dev", place: place(2) },
      ],
      ["dev"],
    );
    expect(notes.map(({ kind, environments }) => [kind, environments])).toEqual([
      ["left", []],
      ["look", []],
    ]);
  });
});

function never(): never {
  throw new Error("there is no note");
}
