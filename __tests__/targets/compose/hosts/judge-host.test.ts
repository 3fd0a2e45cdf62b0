import { expect, test } from "@jest/globals";
import { parseFacts, type HostFacts } from "../../../../src/targets/compose/hosts/facts.ts";
import { judgeHost } from "../../../../src/targets/compose/hosts/judge-host.ts";
import { planSetup } from "../../../../src/targets/compose/hosts/setup.ts";
import { toShell } from "../../../../src/command/command.ts";

const now = new Date("2026-11-25T12:00:00.000Z");
const said = `os=Debian GNU/Linux 13 (trixie)
machine=x86_64
user=deploy
now=${now.getTime() / 1000}
sudo=yes
writable=yes
dockerd=yes
compose=2.26.1-4
engine=26.1.5+dfsg1 1.45
root=/var/lib/docker
free=4194304
`;
const good = parseFacts(said);
const directory = "/var/lib/aip-deploy";

test("a host that has everything", () => {
  expect(judgeHost(good, { now, directory }).map(({ level, sentence }) => `${level}: ${sentence}`)).toEqual([
    "good: Docker Engine 26.1.5+dfsg1 (API 1.45)",
    "good: Compose 2.26.1-4",
    "good: 4096 MB are free on /var/lib/docker",
    "good: its clock is right",
    "good: /var/lib/aip-deploy can be written",
    "good: all programs that are needed are there",
  ]);
  expect(planSetup(good, { directory }).steps).toEqual([]);
});

const { engine: _engine, compose: _compose, ...bare } = good;
test.each<[string, HostFacts, number | undefined, string[]]>([
  [
    "nothing is installed",
    bare,
    undefined,
    ["error: no Docker Engine answers to user deploy", "error: the plugin docker compose (v2) is missing"],
  ],
  [
    "old versions",
    { ...good, compose: "2.3.4", engine: { version: "19.03", api: "1.40", dataRoot: "/d" } },
    undefined,
    [
      "error: Docker Engine 19.03 (API 1.40) is too old: API 1.41 is needed",
      "error: Compose 2.3.4 is too old: 2.17 is needed",
    ],
  ],
  [
    "a clock that is a little off",
    { ...good, now: good.now - 30 },
    undefined,
    ["warning: its clock is 30 s behind ours"],
  ],
  [
    "a clock that is far off",
    { ...good, now: good.now + 3600 },
    undefined,
    ["error: its clock is 3600 s ahead of ours"],
  ],
  [
    "too little room for the images",
    { ...good, freeBytes: 300 * 1024 * 1024 },
    250 * 1024 * 1024,
    ["error: the images to pull need about 250 MB, 300 MB are free on /var/lib/docker"],
  ],
  [
    "a closed folder",
    { ...good, isWritable: false, missing: ["flock"] },
    undefined,
    ["error: user deploy cannot write /var/lib/aip-deploy", "error: programs are missing: flock"],
  ],
])("%s", (_name, facts, imageBytes, expected) => {
  const findings = judgeHost(facts, { now, directory, imageBytes });
  expect(findings.flatMap(({ level, sentence }) => (level === "good" ? [] : [`${level}: ${sentence}`]))).toEqual(
    expected,
  );
});

test("what is done on a bare Ubuntu", () => {
  const facts = { ...bare, os: "Ubuntu 24.04 LTS", hasEngine: false, isWritable: false };
  expect(
    planSetup(facts, { directory }).steps.map(({ sentence, command }) => `${sentence}: ${toShell(command)}`),
  ).toEqual([
    "install docker.io, docker-compose-v2 from the distribution's packages: sudo -n sh -c 'apt-get -o DPkg::Lock::Timeout=300 update -q && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends docker.io docker-compose-v2'",
    "let deploy use the engine: add it to the group docker, which is as much as root: sudo -n usermod --append --groups docker deploy",
    "make /var/lib/aip-deploy for deploy, closed to others: sudo -n install --directory --owner deploy --mode 0700 /var/lib/aip-deploy",
  ]);
  expect(planSetup({ ...facts, os: "Fedora" }, { directory }).refusal).toBe(
    "only Debian and Ubuntu are prepared, and this is Fedora",
  );
  expect(planSetup({ ...facts, isSudoer: false }, { directory }).refusal).toMatch(/^user deploy may not become root/);
});
