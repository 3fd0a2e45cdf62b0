import type { Do } from "./bench.ts";
import { idsOf, lines, type Machine } from "./compose-machine.ts";
import { slateDeeds } from "./general-deeds.ts";
import type { deedsOnMachines, deedsToLeases, Unit } from "./row.ts";

/** Where a stranger listens, and the release wants to. */
export const strangersPort = 18_473;

/** What people do on the machine with docker and its files. They lay hands on the unit that is not exchanged by the run. */
export function composeDeeds(
  machine: Machine,
): Record<(typeof deedsOnMachines)[number] | (typeof deedsToLeases)[number], Do> {
  const { exec, project, state } = machine;
  const other = (unit: Unit) => (unit === "back" ? "front" : "back");
  const byHand =
    (...command: string[]): Do =>
    async ({ unit }) => {
      await exec("docker", ...command, ...(await idsOf(machine, other(unit))));
      return {};
    };
  const slate = `${state}/.leases/${project}/lease.json`;
  const sh = (script: string) => exec("sh", "-c", script);
  return {
    "a person stops a container": byHand("stop", "--time", "0"),
    "a person removes a container": byHand("rm", "--force"),
    "a person pauses a container": byHand("pause"),
    "a person takes a container off its network": byHand("network", "disconnect", "--force", `${project}_default`),
    "a stranger has the name of a container": async ({ unit }) => {
      const number = '{{ index .Config.Labels "com.docker.compose.container-number" }}';
      const own = await exec("docker", "inspect", "--format", number, ...(await idsOf(machine, unit)));
      const newest = Math.max(...lines(own).map(Number));
      const names = [1, 2].map((more) => `${project}-${unit}-${newest + more}`);
      const made: string[] = [];
      for (const name of names) {
        const id = await exec("docker", "create", "--name", name, "busybox:1.37").catch(() => "");
        if (id !== "") made.push(id.trim());
      }
      return { heal: () => exec("docker", "rm", "--force", ...made) };
    },
    "a stranger has the port": async () => {
      const published = `127.0.0.1:${strangersPort}:80`;
      const options = ["--detach", "--publish", published, "--name", `${project}-stranger`];
      await exec("docker", "run", ...options, "busybox:1.37", "sleep", "1000");
      return { heal: () => exec("docker", "rm", "--force", `${project}-stranger`) };
    },
    "somebody empties the target's folder": async () => {
      await sh(`rm -rf ${state}/${project}/*`);
      return {};
    },
    "the target's folder is read-only": async () => {
      await sh(`mount --bind ${state} ${state} && mount -o remount,ro,bind ${state}`);
      return { heal: () => exec("umount", state) };
    },
    "the target's folder is full": async () => {
      const folder = `${state}/${project}`;
      const mount = `mount -t tmpfs -o size=4k,mode=0700 none ${folder}`;
      await sh(`owner=$(stat -c %u:%g ${folder}) && ${mount} && chown $owner ${folder}`);
      await sh(`head -c 8000 /dev/zero > ${folder}/full || true`);
      return { heal: () => exec("umount", folder) };
    },
    ...slateDeeds((text) => sh(`echo '${text}' > ${slate}`)),
  };
}
